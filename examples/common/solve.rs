//! Gauss's elimination, for Newton's steps. Knows nothing of what the numbers are.

/// Solves a system whose matrix is symmetric and positive. Takes time with the cube of its size.
pub fn solve(mut matrix: Vec<Vec<f64>>, mut side: Vec<f64>) -> Vec<f64> {
    let size = side.len();
    for at in 0..size {
        let (head, tail) = matrix.split_at_mut(at + 1);
        let pivot = &head[at];
        for (below, row) in tail.iter_mut().enumerate() {
            let factor = row[at] / pivot[at];
            if factor != 0.0 {
                for column in at..size {
                    row[column] -= factor * pivot[column];
                }
                side[at + 1 + below] -= factor * side[at];
            }
        }
    }
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size).map(|column| matrix[at][column] * side[column]).sum();
        side[at] = (side[at] - known) / matrix[at][at];
    }
    side
}

//! Logistic regression with a penalty on large weights, fitted by Newton's method. Knows nothing of articles.

use tigang::digest::fitting::softmax;

/// A labelled row.
pub struct Row {
    pub values: Vec<f64>,
    /// 1 or 0.
    pub label: f64,
    pub weight: f64,
}

/// Means and deviations, by which values are brought to one scale.
pub struct Standard {
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Standard {
    pub fn of<'a>(rows: impl Iterator<Item = &'a Vec<f64>> + Clone) -> Self {
        let n = rows.clone().count().max(1) as f64;
        let width = rows.clone().next().map_or(0, Vec::len);
        let mut means = vec![0.0; width];
        rows.clone().for_each(|row| means.iter_mut().zip(row).for_each(|(m, v)| *m += v / n));
        let mut squares = vec![0.0; width];
        rows.for_each(|row| (0..width).for_each(|i| squares[i] += (row[i] - means[i]).powi(2) / n));
        // A value that never differs says nothing, and gets no weight by being as large as any.
        let deviations =
            squares.into_iter().map(|s: f64| if s > 1e-12 { s.sqrt() } else { f64::INFINITY }).collect();
        Self { means, deviations }
    }

    pub fn scaled(&self, values: &[f64]) -> Vec<f64> {
        (0..values.len()).map(|i| (values[i] - self.means[i]) / self.deviations[i]).collect()
    }

    /// Weights and bias for values that were not scaled.
    pub fn raw(&self, weights: &[f64], bias: f64) -> (Vec<f64>, f64) {
        let raw: Vec<f64> = weights.iter().zip(&self.deviations).map(|(w, d)| w / d).collect();
        let shift: f64 = raw.iter().zip(&self.means).map(|(w, m)| w * m).sum();
        (raw, bias - shift)
    }
}

/// The weights under which the labels are most probable, less half the penalty times each weight's square.
pub fn logistic(rows: &[Row], penalties: &[f64]) -> Vec<f64> {
    const STEPS: usize = 8;
    let width = penalties.len();
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(penalties).map(|(w, p)| -w * p).collect();
        let mut hessian = vec![0.0; width * width];
        (0..width).for_each(|i| hessian[i * width + i] = penalties[i]);
        for row in rows {
            let z: f64 = row.values.iter().zip(&weights).map(|(v, w)| v * w).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let (slope, curve) = (row.weight * (row.label - p), row.weight * (p * (1.0 - p)).max(1e-6));
            for i in 0..width {
                let v = row.values[i];
                gradient[i] += slope * v;
                if v != 0.0 {
                    let line = &mut hessian[i * width..i * width + i + 1];
                    line.iter_mut().zip(&row.values).for_each(|(h, other)| *h += curve * v * other);
                }
            }
        }
        let step = solved(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w += s);
    }
    weights
}

/// Solves a symmetric positive system, given by its lower half, by Cholesky's factors.
fn solved(mut a: Vec<f64>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum();
            let value = a[i * n + j] - dot;
            a[i * n + j] = if i == j { value.max(1e-12).sqrt() } else { value / a[j * n + j] };
        }
    }
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| a[i * n + k] * b[k]).sum();
        b[i] = (b[i] - dot) / a[i * n + i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| a[k * n + i] * b[k]).sum();
        b[i] = (b[i] - dot) / a[i * n + i];
    }
    b
}

/// Four classes, by plain descent: there are few rows. The weights of a class are a column.
pub fn multinomial(rows: &[(Vec<f64>, usize, f64)], penalties: &[f64]) -> Vec<[f64; 4]> {
    const STEPS: usize = 3000;
    let all: f64 = rows.iter().map(|(_, _, w)| w).sum::<f64>().max(1.0);
    let mut weights = vec![[0.0; 4]; penalties.len()];
    let mut speed = weights.clone();
    for _ in 0..STEPS {
        let mut gradient: Vec<[f64; 4]> =
            weights.iter().zip(penalties).map(|(row, p)| row.map(|w: f64| -w * p / all)).collect();
        for (values, class, weight) in rows {
            let logits =
                std::array::from_fn(|g| values.iter().zip(&weights).map(|(v, row)| v * row[g]).sum());
            let p = softmax(logits);
            for (value, row) in values.iter().zip(&mut gradient) {
                for g in 0..4 {
                    row[g] += weight / all * value * (f64::from(u8::from(g == *class)) - p[g]);
                }
            }
        }
        for ((w, s), g) in
            weights.iter_mut().flatten().zip(speed.iter_mut().flatten()).zip(gradient.iter().flatten())
        {
            *s = 0.9 * *s + 0.5 * g;
            *w += *s;
        }
    }
    weights
}

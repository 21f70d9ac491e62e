//! Logistic regression with a penalty on large weights, fitted by Newton's method. Knows nothing of articles.

use tigang::digest::fitting::softmax;

/// A labelled row.
pub struct Row {
    pub values: Vec<f64>,
    /// What is added to the weighted sum whatever the weights are.
    pub given: f64,
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
            let z = row.given + row.values.iter().zip(&weights).map(|(v, w)| v * w).sum::<f64>();
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

/// One of several is to be chosen.
pub struct Choice {
    pub options: Vec<Vec<f64>>,
    /// How much each is wanted; together 1.
    pub wanted: Vec<f64>,
}

impl Choice {
    fn sums(&self, weights: &[f64]) -> Vec<f64> {
        self.options.iter().map(|o| o.iter().zip(weights).map(|(v, w)| v * w).sum()).collect()
    }

    /// How probable each option is.
    fn shares(&self, weights: &[f64]) -> Vec<f64> {
        let sums = self.sums(weights);
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = sums.iter().map(|s| (s - most).exp()).sum();
        sums.iter().map(|s| (s - most).exp() / all).collect()
    }
}

/// The weights under which what is wanted is most probable, the probability of an option being as the exponential of its
/// weighted sum; less half the penalty times each weight's square, weights being of values whose deviation is 1.
pub fn choices(choices: &[&Choice], penalty: f64) -> Vec<f64> {
    const STEPS: usize = 20;
    let standard = Standard::of(choices.iter().flat_map(|c| &c.options));
    let penalties: Vec<f64> = standard
        .deviations
        .iter()
        .map(|d| if d.is_finite() { penalty * d * d } else { f64::INFINITY })
        .collect();
    let width = penalties.len();
    let held: Vec<usize> = (0..width).filter(|i| penalties[*i].is_finite()).collect();
    // How good weights are: what Newton's step is to better.
    let worth = |weights: &[f64]| -> f64 {
        let fit = choices.iter().map(|choice| {
            let sums = choice.sums(weights);
            let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let all = most + sums.iter().map(|s| (s - most).exp()).sum::<f64>().ln();
            sums.iter().zip(&choice.wanted).map(|(sum, wanted)| wanted * (sum - all)).sum::<f64>()
        });
        let size = held.iter().map(|i| penalties[*i] * weights[*i].powi(2) / 2.0).sum::<f64>();
        fit.sum::<f64>() - size
    };
    let mut weights = vec![0.0; width];
    let mut best = worth(&weights);
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = held.iter().map(|i| -weights[*i] * penalties[*i]).collect();
        let mut hessian = vec![0.0; held.len() * held.len()];
        held.iter().enumerate().for_each(|(k, i)| hessian[k * held.len() + k] = penalties[*i]);
        for choice in choices {
            let shares = choice.shares(&weights);
            let mean = |i: usize| choice.options.iter().zip(&shares).map(|(o, p)| o[i] * p).sum::<f64>();
            let means: Vec<f64> = held.iter().map(|i| mean(*i)).collect();
            for ((option, share), wanted) in choice.options.iter().zip(&shares).zip(&choice.wanted) {
                let own: Vec<f64> = held.iter().zip(&means).map(|(i, mean)| option[*i] - mean).collect();
                for (k, value) in own.iter().enumerate() {
                    gradient[k] += (wanted - share) * value;
                    let line = &mut hessian[k * held.len()..k * held.len() + k + 1];
                    line.iter_mut().zip(&own).for_each(|(h, other)| *h += share * value * other);
                }
            }
        }
        let step = solved(hessian, gradient);
        // Far from the best weights a whole step may lead away from them.
        let taken = (0..16).map(|halved| 0.5_f64.powi(halved)).find_map(|part| {
            let mut next = weights.clone();
            held.iter().zip(&step).for_each(|(i, s)| next[*i] += part * s);
            Some((worth(&next), next)).filter(|(worth, _)| *worth > best)
        });
        let Some(next) = taken else { break };
        (best, weights) = next;
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

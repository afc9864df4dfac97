//! Makes a failing history small: drops steps as long as what remains still fails in the same way (ddmin).

use serde_json::Value;

/// The smallest history that still fails, as `fails` says, after so many tries at most.
pub(crate) fn shrink(steps: Vec<Value>, mut tries: usize, mut fails: impl FnMut(&[Value]) -> bool) -> Vec<Value> {
    let mut steps = steps;
    let mut size = steps.len().div_ceil(2);
    while size > 0 && steps.len() > 1 {
        let mut start = 0;
        let mut dropped = false;
        while start < steps.len() {
            let end = (start + size).min(steps.len());
            let rest = [&steps[..start], &steps[end..]].concat();
            if tries == 0 {
                return steps;
            }
            tries -= 1;
            if !rest.is_empty() && fails(&rest) {
                steps = rest;
                dropped = true;
            } else {
                start = end;
            }
        }
        if !dropped {
            size /= 2;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_matters_not_is_dropped() {
        let steps: Vec<Value> = (0..40).map(|number| json!(number)).collect();
        let fails = |steps: &[Value]| [3, 17, 31].iter().all(|number| steps.contains(&json!(number)));
        assert_eq!(shrink(steps.clone(), 1_000, fails), [json!(3), json!(17), json!(31)]);
        assert!(shrink(steps, 5, fails).len() < 40, "a few tries are better than none");
    }
}

//! Medians, ratios and what a target says of them. Nothing here measures.

use serde::{Deserialize, Serialize};

/// The middle of some values, or the mean of the two in the middle.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[middle]),
        _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
    }
}

/// How often ours is the other: the median of the rounds' ratios, the smallest and the largest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

impl Ratio {
    /// Round by round, because what disturbs a machine disturbs both sides of a round.
    pub fn of(ours: &[f64], theirs: &[f64]) -> Option<Self> {
        let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect();
        Some(Self {
            median: median(&ratios)?,
            min: ratios.iter().copied().fold(f64::INFINITY, f64::min),
            max: ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        })
    }
}

/// What a measurement has to reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// What ours is divided by.
    pub of: Of,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
}

/// What ours is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    Peer,
    Limit,
    /// One: the value itself counts.
    One,
}

impl Bound {
    /// Whether a ratio reaches it.
    pub fn is_met(&self, found: f64) -> bool {
        self.at_least.is_none_or(|least| found >= least) && self.at_most.is_none_or(|most| found <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn ratios_are_taken_round_by_round_and_not_of_medians() {
        // A pause in the second round slows both sides.
        let ratio = Ratio::of(&[20.0, 2.0, 30.0], &[10.0, 1.0, 10.0]).unwrap();
        assert_eq!(ratio, Ratio { median: 2.0, min: 2.0, max: 3.0 });
        assert_eq!(Ratio::of(&[], &[]), None);
    }

    #[test]
    fn a_bound_is_met_exactly_at_its_value() {
        let bound = |at_least, at_most| Bound { of: Of::Peer, at_least, at_most };
        assert!(bound(Some(2.0), None).is_met(2.0));
        assert!(!bound(Some(2.0), None).is_met(1.999));
        assert!(bound(None, Some(0.6)).is_met(0.6));
        assert!(!bound(None, Some(0.6)).is_met(0.601));
    }
}

//! Numbers and rows as a person reads them.

use super::arithmetic::{Bound, Of, Ratio};
use super::results::Row;
use super::targets::Better;

/// The cells of a row, in the order of [`HEADS`].
pub type Cells = [String; 8];

/// What stands over the cells.
pub const HEADS: [&str; 8] = ["work", "ours", "peer", "limit", "ours / peer", "ours / limit", "target", ""];

/// A row's cells. Whoever is compared with is named behind its value.
pub fn cells(row: &Row) -> Cells {
    let side = |value: Option<f64>, name: &str| match value {
        Some(value) => format!("{} ({name})", quantity(value, &row.unit)),
        None => "—".to_owned(),
    };
    let bounds = |bounds: &[Bound]| bounds.iter().map(|one| bound(one, row)).collect::<Vec<_>>().join(", ");
    [
        row.work.clone(),
        quantity(row.medians.ours, &row.unit),
        side(row.medians.peer, &row.peer),
        side(row.medians.limit, &row.limit),
        row.of_peer.map_or_else(|| "—".to_owned(), ratio),
        row.of_limit.map_or_else(|| "—".to_owned(), ratio),
        bounds(&row.targets),
        if row.met { "met".to_owned() } else { "MISSED".to_owned() },
    ]
}

/// The median, and in brackets the smallest and the largest of the rounds.
pub fn ratio(ratio: Ratio) -> String {
    format!("{} x ({} to {})", digits(ratio.median), digits(ratio.min), digits(ratio.max))
}

fn bound(bound: &Bound, row: &Row) -> String {
    let (sign, value) = match (bound.at_least, bound.at_most) {
        (Some(least), _) => (">=", least),
        (None, Some(most)) => ("<=", most),
        (None, None) => ("", 0.0),
    };
    match bound.of {
        Of::Peer => format!("{sign} {} x peer", digits(value)),
        Of::Limit => format!("{sign} {} x limit", digits(value)),
        Of::One => format!("{sign} {}", quantity(value, &row.unit)),
    }
}

/// A value with its unit: `33,000/s`, `1.2 s`, `2.6 MB`.
pub fn quantity(value: f64, unit: &str) -> String {
    match unit {
        "B" if value >= 1e6 => format!("{} MB", digits(value / 1e6)),
        "B" if value >= 1e3 => format!("{} kB", digits(value / 1e3)),
        unit if unit.starts_with('/') => format!("{}{unit}", digits(value)),
        unit => format!("{} {unit}", digits(value)),
    }
}

/// Three digits that count, and the others as zeros; thousands apart.
pub fn digits(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return format!("{value}");
    }
    // The first digit's place: 0 for ones, 3 for thousands.
    let place = value.abs().log10().floor() as i32;
    if place < 2 {
        let text = format!("{value:.*}", usize::try_from(2 - place).unwrap_or(0));
        return if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    }
    let unit = 10f64.powi(place - 2);
    let whole = format!("{:.0}", (value / unit).round() * unit);
    let grouped = whole.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    grouped.collect::<Vec<_>>().join(",")
}

/// All rows for a terminal.
pub fn terminal(rows: &[Row]) -> String {
    let mut lines = vec![HEADS.map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let written = lines.iter().map(|line| {
        let padded = line.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    });
    written.collect()
}

/// How much better ours is than the peer, whichever way is better.
pub fn times_better(row: &Row) -> Option<f64> {
    let ratio = row.of_peer?.median;
    Some(match row.better {
        Better::More => ratio,
        Better::Less => 1.0 / ratio,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_that_count() {
        let cases = [
            (33_123.0, "33,100"),
            (2_450.0, "2,450"),
            (999.6, "1,000"),
            (14.04, "14"),
            (1.234, "1.23"),
            (0.0876, "0.0876"),
            (0.25, "0.25"),
            (1_234_567.0, "1,230,000"),
            (0.0, "0"),
        ];
        for (value, expected) in cases {
            assert_eq!(digits(value), expected);
        }
    }

    #[test]
    fn quantities_have_their_unit() {
        assert_eq!(quantity(33_000.0, "/s"), "33,000/s");
        assert_eq!(quantity(2_900.0, "disputes/s"), "2,900 disputes/s");
        assert_eq!(quantity(2_612_345.0, "B"), "2.61 MB");
        assert_eq!(quantity(12.5, "ms"), "12.5 ms");
    }
}

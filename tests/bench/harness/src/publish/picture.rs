//! The picture: a bar for each measurement that has a peer, as long as ours is better, on a scale of powers of ten.

use super::super::results::Results;
use super::super::table::{digits, times_better};

/// The room of the bars, and right of them that of their numbers.
const BARS: f64 = 460.0;
const NUMBERS: f64 = 90.0;
/// A letter of a name, in a font that is wide.
const LETTER: f64 = 7.2;
const TOP: f64 = 64.0;
const STEP: f64 = 26.0;
const BAR: f64 = 16.0;
/// Room for the scale's numbers and the line about the machine.
const BOTTOM: f64 = 58.0;

/// The whole picture. It has a background of its own, so that it is read on light and dark pages alike.
pub fn render(results: &Results) -> String {
    let bars: Vec<(&str, f64)> =
        results.rows.iter().filter_map(|row| Some((row.work.as_str(), times_better(row)?))).collect();
    let longest = bars.iter().map(|(work, _)| work.chars().count()).max().unwrap_or_default();
    let left = 32.0 + LETTER * longest as f64;
    let width = left + BARS + NUMBERS;
    let scale = Scale::over(bars.iter().map(|(_, times)| *times), left);
    let bottom = TOP + STEP * bars.len() as f64;
    let height = bottom + BOTTOM;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height}\" role=\"img\" \
         aria-labelledby=\"title description\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title id=\"title\">How many times better than the peer</title>\n<desc id=\"description\">"
    );
    let told = bars.iter().map(|(work, times)| format!("{}: {} times", escaped(work), digits(*times)));
    out += &format!("{}.</desc>\n", told.collect::<Vec<_>>().join("; "));
    out += &format!("<rect width=\"{width:.0}\" height=\"{height}\" rx=\"8\" fill=\"#ffffff\" stroke=\"#c9d1d9\"/>\n");
    out += &text(
        20.0, 28.0, "start", "#1f2328", "font-size=\"16\" font-weight=\"600\"", "How many times better than the peer",
    );
    out += &text(
        20.0,
        48.0,
        "start",
        "#59636e",
        "",
        "faster, sooner or smaller; the peer is 1; each line is ten times the one before",
    );
    for power in scale.from..=scale.to {
        let (x, value) = (scale.x(10f64.powi(power)), 10f64.powi(power));
        let colour = if power == 0 { "#59636e" } else { "#e1e4e8" };
        out += &format!("<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" stroke=\"{colour}\"/>\n");
        out += &text(x, bottom + 18.0, "middle", "#59636e", "", &digits(value));
    }
    for (index, (work, times)) in bars.iter().enumerate() {
        let middle = TOP + STEP * (index as f64 + 0.5);
        let (one, end) = (scale.x(1.0), scale.x(*times));
        let (x, width) = (one.min(end), (end - one).abs().max(1.0));
        // The two differ in lightness too, for people who do not distinguish colours.
        let colour = if *times >= 1.0 { "#1a7f64" } else { "#e3932f" };
        out += &text(left - 12.0, middle + 4.5, "end", "#1f2328", "", work);
        out += &format!(
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\" fill=\"{colour}\"/>\n",
            middle - BAR / 2.0
        );
        out += &text(one.max(end) + 6.0, middle + 4.5, "start", "#1f2328", "", &format!("{} x", digits(*times)));
    }
    let machine = &results.machine;
    let about = format!("{}, {} cores, {}; medians of {}", machine.cpu, machine.cores, machine.system, results.date);
    out += &text(20.0, height - 14.0, "start", "#59636e", "font-size=\"11\"", &about);
    out += "</svg>\n";
    out
}

fn text(x: f64, y: f64, anchor: &str, colour: &str, more: &str, words: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(" {more}") };
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{more}>{}</text>\n",
        escaped(words)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Powers of ten from the left edge to the right one.
struct Scale {
    from: i32,
    to: i32,
    left: f64,
}

impl Scale {
    fn over(values: impl Iterator<Item = f64>, left: f64) -> Self {
        let logs: Vec<f64> = values.map(f64::log10).collect();
        let from = logs.iter().copied().fold(0.0, f64::min).floor() as i32;
        let to = logs.iter().copied().fold(1.0, f64::max).ceil() as i32;
        Self { from, to, left }
    }

    fn x(&self, value: f64) -> f64 {
        let share = (value.log10() - f64::from(self.from)) / f64::from(self.to - self.from);
        self.left + share * BARS
    }
}

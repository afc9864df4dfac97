//! How many tests a runner's output says that it ran.

/// Passed, failed and skipped tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    pub fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// The sum of cargo's `test result:` lines.
pub fn cargo(output: &str) -> Counts {
    let number = |line: &str, word: &str| number_before(line, word);
    output.lines().filter(|line| line.starts_with("test result:")).fold(Counts::default(), |sum, line| {
        sum.add(Counts {
            passed: number(line, " passed"),
            failed: number(line, " failed"),
            skipped: number(line, " ignored"),
        })
    })
}

/// pytest's last line: `210 passed, 1 skipped in 12.3s`.
pub fn pytest(output: &str) -> Counts {
    let last = output.lines().rfind(|line| line.contains(" passed") || line.contains(" failed")).unwrap_or_default();
    Counts {
        passed: number_before(last, " passed"),
        failed: number_before(last, " failed") + number_before(last, " error"),
        skipped: number_before(last, " skipped"),
    }
}

/// The closing lines of Node's test runner: `# pass 12` or `ℹ pass 12`.
pub fn node(output: &str) -> Counts {
    let number = |word: &str| {
        let lines = output.lines().rev().map(str::trim);
        let numbers = lines.filter_map(|line| {
            let rest = line.strip_prefix(['#', 'ℹ'])?.trim_start();
            rest.strip_prefix(word)?.trim().parse::<u64>().ok()
        });
        numbers.take(1).sum()
    };
    Counts { passed: number("pass "), failed: number("fail "), skipped: number("skipped ") + number("todo ") }
}

fn number_before(line: &str, word: &str) -> u64 {
    let Some(at) = line.find(word) else { return 0 };
    let digits: String = line[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_read() {
        let rust = "test result: ok. 10 passed; 0 failed; 1 ignored; 0 measured\nx\ntest result: FAILED. 2 passed; 3 failed; 0 ignored";
        assert_eq!(cargo(rust), Counts { passed: 12, failed: 3, skipped: 1 });
        assert_eq!(pytest("....\n210 passed, 1 skipped in 1.2s"), Counts { passed: 210, failed: 0, skipped: 1 });
        assert_eq!(pytest("1 failed, 2 passed, 1 error in 1s"), Counts { passed: 2, failed: 2, skipped: 0 });
        for mark in ["#", "ℹ"] {
            let output =
                format!("ok 1\n{mark} tests 3\n{mark} pass 2\n{mark} fail 1\n{mark} skipped 0\n{mark} todo 0\n");
            assert_eq!(node(&output), Counts { passed: 2, failed: 1, skipped: 0 });
        }
    }

    #[test]
    fn silence_is_no_test() {
        for counts in [cargo(""), pytest(""), node("")] {
            assert_eq!(counts, Counts::default());
        }
    }
}

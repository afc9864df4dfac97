//! What holds of claims, one by one, and for many made by a small generator from fixed seeds.

use crate::dedup::claims::*;

const MINUTE: u64 = 60_000;

fn claims(capacity: usize) -> Claims {
    Claims::new(capacity, 60 * MINUTE).unwrap()
}

fn token(claimed: Result<Claimed, Error>) -> u64 {
    match claimed.unwrap() {
        Claimed::Claimed(token) => token,
        other => panic!("{other:?}"),
    }
}

#[test]
fn while_a_claim_stands_nobody_else_gets_the_key_and_after_its_lease_the_next_one_does() {
    let claims = claims(9);
    let first = token(claims.claim("a", MINUTE, 0));
    assert_eq!(claims.claim("a", MINUTE, MINUTE - 1).unwrap(), Claimed::InProgress(1));
    let second = token(claims.claim("a", MINUTE, MINUTE));
    assert_ne!(first, second);
    assert_eq!(claims.claim("a", MINUTE, MINUTE).unwrap(), Claimed::InProgress(MINUTE));
}

#[test]
fn a_committed_key_is_done_until_it_was_remembered_long_enough() {
    let claims = claims(9);
    let held = token(claims.claim("a", MINUTE, 0));
    assert!(claims.commit("a", held, 5));
    assert!(claims.commit("a", held, 6), "the answer to a commit may be lost, so it can be repeated");
    claims.release("a", held, 7);
    assert_eq!(claims.claim("a", MINUTE, 60 * MINUTE + 4).unwrap(), Claimed::Done);
    token(claims.claim("a", MINUTE, 60 * MINUTE + 5));
}

#[test]
fn a_released_key_can_be_claimed_at_once() {
    let claims = claims(9);
    let held = token(claims.claim("a", MINUTE, 0));
    claims.release("a", held, 1);
    token(claims.claim("a", MINUTE, 1));
}

#[test]
fn who_lost_its_claim_is_told_and_can_neither_commit_nor_release_the_other_ones() {
    let claims = claims(9);
    let slow = token(claims.claim("a", MINUTE, 0));
    let fast = token(claims.claim("a", MINUTE, 2 * MINUTE));
    assert!(!claims.commit("a", slow, 2 * MINUTE));
    claims.release("a", slow, 2 * MINUTE);
    assert_eq!(claims.claim("a", MINUTE, 2 * MINUTE).unwrap(), Claimed::InProgress(MINUTE));
    assert!(claims.commit("a", fast, 2 * MINUTE));
    assert!(!claims.commit("a", slow, 2 * MINUTE), "it is done, but not by that one");
}

#[test]
fn a_commit_after_the_lease_counts_if_nobody_took_over() {
    let claims = claims(9);
    let held = token(claims.claim("a", MINUTE, 0));
    assert!(claims.commit("a", held, 5 * MINUTE));
    assert_eq!(claims.claim("a", MINUTE, 5 * MINUTE).unwrap(), Claimed::Done);
}

#[test]
fn when_it_is_full_ended_claims_go_first_then_the_oldest_commit_and_never_a_claim_that_stands() {
    let claims = claims(3);
    let [old, new] = ["old", "new"].map(|key| token(claims.claim(key, MINUTE, 0)));
    assert!(claims.commit("old", old, 1) && claims.commit("new", new, 2));
    let ended = token(claims.claim("ended", 1, 3));
    token(claims.claim("a", MINUTE, 10));
    assert!(!claims.commit("ended", ended, 10), "it is forgotten");
    token(claims.claim("b", MINUTE, 10));
    assert_eq!(claims.claim("new", MINUTE, 10).unwrap(), Claimed::Done, "the younger commit is kept");
    token(claims.claim("c", MINUTE, 10));
    let full = claims.claim("d", MINUTE, 10).unwrap_err();
    assert_eq!(
        (full.kind(), full.outcome(), full.is_retryable()),
        (ErrorKind::DeduplicatorFull, crate::Outcome::NotDone, true)
    );
    for key in ["a", "b", "c"] {
        assert_eq!(claims.claim(key, MINUTE, 10).unwrap(), Claimed::InProgress(MINUTE), "{key}");
    }
    token(claims.claim("d", MINUTE, 10 + MINUTE));
}

#[test]
fn a_clock_that_is_set_back_ends_no_lease_and_prolongs_none() {
    let claims = claims(9);
    token(claims.claim("a", MINUTE, 10 * MINUTE));
    assert_eq!(claims.claim("a", MINUTE, 0).unwrap(), Claimed::InProgress(MINUTE));
    token(claims.claim("a", MINUTE, 11 * MINUTE));
}

#[test]
fn nothing_is_refused_as_a_size_a_time_or_a_key() {
    for (capacity, remember, field) in [(0, 1, "capacity"), (1, 0, "remember")] {
        let error = Claims::new(capacity, remember).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some(field)));
    }
    for (key, lease, field) in [("", 1, "key"), ("a", 0, "lease")] {
        let error = claims(1).claim(key, lease, 0).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some(field)));
    }
}

/// Xorshift: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// What the test knows of each key: the claim that stands, with the end of its lease, or the time of its commit.
#[derive(Clone, Copy, Debug)]
enum Known {
    Held { token: u64, until: u64 },
    Done { token: u64, at: u64 },
}

/// Random workers of whom some are slow, some die and some fail. However they mix, no key is held twice at a time, no
/// commit is forgotten while there is room, only the holder can commit, and the size is bounded.
#[test]
fn whatever_workers_do_no_key_is_held_twice_and_no_commit_is_lost_below_the_capacity() {
    const CAPACITY: u64 = 6;
    const REMEMBER: u64 = 400;
    let (mut full, mut lost, mut done) = (0, 0, 0);
    for seed in 1..=300 {
        // Half of the runs have more keys than room.
        let keys = if seed % 2 == 0 { 10 } else { CAPACITY };
        let mut numbers = Numbers(seed * 0x9E37_79B9);
        let claims = Claims::new(usize::try_from(CAPACITY).unwrap(), REMEMBER).unwrap();
        let mut known: HashMap<String, Known> = HashMap::new();
        let mut tokens: Vec<(String, u64)> = Vec::new();
        let mut now = 0;
        for _ in 0..200 {
            now += numbers.below(20);
            known.retain(|_, it| !matches!(it, Known::Done { at, .. } if *at + REMEMBER <= now));
            let key = format!("k{}", numbers.below(keys));
            match numbers.below(5) {
                0..=2 => {
                    let lease = 1 + numbers.below(60);
                    let before = known.get(&key).copied();
                    match claims.claim(&key, lease, now) {
                        Ok(Claimed::Claimed(token)) => {
                            match before {
                                Some(Known::Held { until, .. }) => assert!(until <= now, "held twice: {key}"),
                                Some(Known::Done { .. }) => assert!(keys > CAPACITY, "a commit was lost: {key}"),
                                None => {}
                            }
                            known.insert(key.clone(), Known::Held { token, until: now + lease });
                            tokens.push((key, token));
                        }
                        Ok(Claimed::InProgress(rest)) => {
                            assert!(matches!(before, Some(Known::Held { until, .. }) if until == now + rest), "{key}");
                        }
                        Ok(Claimed::Done) => {
                            done += 1;
                            assert!(matches!(before, Some(Known::Done { .. })), "done by nobody: {key}");
                        }
                        Err(error) => {
                            full += 1;
                            assert_eq!(error.kind(), ErrorKind::DeduplicatorFull);
                            let standing =
                                known.values().filter(|it| matches!(it, Known::Held { until, .. } if *until > now));
                            assert_eq!(standing.count() as u64, CAPACITY, "refused although there was room");
                        }
                    }
                }
                act if !tokens.is_empty() => {
                    let (key, token) = tokens[numbers.below(tokens.len() as u64) as usize].clone();
                    let current = match known.get(&key) {
                        Some(Known::Held { token: held, until }) if *held == token => Some(*until > now),
                        Some(Known::Done { token: by, .. }) if *by == token => Some(true),
                        _ => None,
                    };
                    if act == 3 {
                        let committed = claims.commit(&key, token, now);
                        lost += u64::from(!committed);
                        match current {
                            // Only what has ended, or is done and old, may make room for others.
                            Some(true) if keys <= CAPACITY => assert!(committed, "{key}"),
                            None => assert!(!committed, "{key}: committed by one who had lost it"),
                            _ => {}
                        }
                        if committed && matches!(known[&key], Known::Held { .. }) {
                            known.insert(key, Known::Done { token, at: now });
                        }
                    } else {
                        claims.release(&key, token, now);
                        if current.is_some() && matches!(known[&key], Known::Held { .. }) {
                            known.remove(&key);
                        }
                    }
                }
                _ => {}
            }
            assert!(claims.len(now) as u64 <= CAPACITY);
        }
    }
    assert!(full > 0 && lost > 0 && done > 0, "full {full}, lost {lost} and done {done} times");
}

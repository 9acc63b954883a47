//! Sentences in which a document speaks of its own status.
//!
//! Each pattern is a subject, "this policy", and a class of what is said of it; what stands before may
//! still deny it.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::control::Status;
use crate::facts::control::prose::NOUNS;
use crate::facts::pattern::pattern;

const NOW: &str = r"(?: (?:now|currently|presently|at present|still|already))*";
const IS_OLD: &str = concat!(
    r"(?:superseded|withdrawn|archived|obsolete|rescinded|revoked|discontinued|stood down|replaced",
    r"|no longer (?:in (?:use|force)|current|valid|applicable))"
);
const PASSED: &str = r"(?:agreed|approved|adopted|ratified|endorsed|accepted|signed off|passed)";

/// What each class of sentence says.
pub(super) static SELF: LazyLock<Vec<(Regex, Status)>> = LazyLock::new(|| {
    let named = format!(r"(?i)\bth(?:is|ese) (?:[\w'’-]+ ){{0,4}}?{NOUNS}\b,?");
    let said = [
        (old(&named), Status::Superseded),
        (ended(&named), Status::Superseded),
        (draft(&named), Status::Draft),
        (in_the_making(&named), Status::Draft),
        (reviewed(&named), Status::UnderReview),
        (by_reviewers(), Status::UnderReview),
        (passed(&named), Status::Final),
        (in_force(&named), Status::Final),
        (issued(&named), Status::Final),
    ];
    said.into_iter()
        .map(|(words, says)| (pattern(&words), says))
        .collect()
});

fn old(named: &str) -> String {
    let end = r"(?:(?:has|have) (?:now )?been|(?:is|are)(?: now)?|was|were)";
    format!(r"{named} {end} (?:\w+ )?{IS_OLD}\b")
}

/// "This policy ceased to have effect", "this document is kept for reference only".
fn ended(named: &str) -> String {
    let ceased = concat!(
        r"(?:(?:has|have)(?: now)? )?",
        r"(?:ceased to (?:have (?:effect|force)|apply|be in force)|lapsed|fell out of use)"
    );
    let kept = format!(
        r"(?:is|are){NOW} (?:kept|held|retained) (?:only )?(?:for|as) (?:a )?(?:reference|the record|information|history|historical)"
    );
    let gone = format!(r"(?:is|are){NOW} (?:old|out of use)");
    format!(r"{named} (?:{ceased}|{kept}|{gone})\b")
}

fn draft(named: &str) -> String {
    let this = format!(r"(?i)\bthis(?: (?:[\w'’-]+ ){{0,4}}?{NOUNS}|)\b,?");
    format!(
        r"{this} (?:is|remains)(?: \w+| no longer)? (?:an? |the |in )(?:\w+ ){{0,2}}?draft\b|{named} (?:is|remains)(?: still| currently)? (?:in )?draft\b|{this} (?:has not (?:yet )?been|is not yet|is awaiting|awaits|is pending|is (?:currently |now )?(?:out|open|issued) for|is subject to)(?: \w+){{0,2}} (?:approv\w+|ratif\w+|adopt\w+|consultation|comment\w*)\b|(?i)\b(?:has|have) not (?:yet )?(?:approved|adopted|agreed|ratified|endorsed) (?:this (?:\w+ )?{NOUNS}|it)\b|\bthis draft (?:{NOUNS}|is|has|will|was|should|must|of)\b"
    )
}

/// "This procedure is being drafted", "comments on this draft", "until the Board agrees it this has no
/// force".
fn in_the_making(named: &str) -> String {
    let made = format!(r"(?:is|are){NOW} being (?:drafted|written|drawn up|developed)");
    let not_yet = format!(r"(?:is|are) not yet (?:our|an?|the) (?:\w+ )?{NOUNS}");
    let no_force = concat!(
        r"(?i)\b(?:until|before) [^.;]{3,60} (?:approves?|adopts?|agrees?|ratif\w+) ",
        r"(?:it|them|this \w+),? [^.;]{0,40}(?:has|have) no (?:force|effect|standing)"
    );
    format!(
        r"{named} {made}\b|(?i)\bthis {not_yet}\b|{named} {not_yet}\b|{no_force}\b|(?i)^\W*the (?:policy|procedure|protocol|guidance|strategy|framework|handbook) (?:is|remains) (?:still )?in draft\b|(?i)\b(?:comments?|views) (?:\w+ )?(?:on|about) this draft\b"
    )
}

fn reviewed(named: &str) -> String {
    let doing = concat!(
        r"(?:under(?:going)? (?:an? )?(?:full |major )?(?:review|revision)",
        r"|in the (?:process|course) of (?:being )?",
        r"(?:reviewed|review|revised|revision|updated|rewritten)",
        r"|being ",
        r"(?:reviewed|updated|revised|rewritten|amended|redrafted|refreshed|brought up to date)",
        r"|reviewed and updated at present)"
    );
    let is = r"(?:is|are) (?:currently |presently |now |at present |being )?";
    let own = r"(?i)^\W*(?:the|our) (?:policy|procedure|protocol|guidance|handbook)";
    format!(
        r"{named} {is}{doing}\b|{own} {is}{doing}\b|(?i)^\W*(?:currently|now) (?:under review|being (?:reviewed|revised|updated))\b"
    )
}

/// "We are reviewing this policy", "a review of this policy is under way".
fn by_reviewers() -> String {
    let under_way = format!(
        r"(?:is{NOW} (?:under ?way|in progress|going on|being (?:done|made|carried out))|has (?:now )?(?:begun|started))"
    );
    format!(
        r"(?i)\b(?:we|the (?:\w+ ){{1,3}})\s?(?:are|is){NOW} (?:reviewing|revising|rewriting|updating) th(?:is|ese) (?:\w+ )?{NOUNS}\b|(?i)\b(?:a|an|the|our) (?:\w+ )?(?:review|revision) of th(?:is|ese) (?:\w+ )?{NOUNS} {under_way}\b"
    )
}

fn passed(named: &str) -> String {
    format!(
        r"{named} (?:was|were|(?:has|have) (?:now )?been)(?: \w+ly| jointly)? (?:approved|ratified|adopted|endorsed|(?:agreed|signed off) by)\b|(?i)\b(?:approved|ratified|adopted|endorsed) th(?:is|ese) (?:[\w'’-]+ ){{0,2}}?{NOUNS}\b|{named} (?:is|sets|says|explains|describes|covers|tells)\b[^.;]{{0,120}}\. It (?:was|has(?: now)? been)(?: \w+ly)? (?:approved|ratified|adopted|endorsed|(?:agreed|signed off) by)\b|(?i)\bthis is the final (?:version|policy)\b|{named} (?:was|were|is|are|(?:has|have) been) [^.;]{{1,120}}? and (?:was|were|(?:has|have) (?:now )?been) (?:approved|ratified|adopted|endorsed|(?:agreed|signed off) by)\b|(?i)\b(?:has|have) (?:now |formally )?{PASSED} th(?:is|ese) (?:\w+ )?{NOUNS}\b"
    )
}

/// "This procedure is now in force.", "This is the current version."
fn in_force(named: &str) -> String {
    let state = r"(?:in (?:force|use|effect)|live|current|operational|agreed|final)";
    let end = r"(?:$|[.,;]|\s+(?:and|for|across|throughout|in|at|since|with)\b)";
    format!(
        r"{named} (?:is|are)(?: now| currently)? {state}{end}|(?i)\bthis is (?:now )?the (?:current|approved|agreed|adopted|definitive|official|ratified) (?:\w+ )?(?:version|edition|text|copy|{NOUNS})\b"
    )
}

fn issued(named: &str) -> String {
    format!(r"{named} (?:was|were|(?:has|have) (?:now )?been)(?: \w+ly)? (?:published|issued)\b")
}

#[cfg(test)]
mod tests {
    use super::super::super::Status;
    use super::super::super::tests::status;

    fn told(sentence: &str, expected: Status) {
        status(
            &format!("# Visits Policy\n## Practice\n{sentence}\nStaff write it down."),
            expected,
        );
    }

    #[test]
    fn a_policy_says_that_it_holds_or_holds_no_more() {
        told("This policy is now in force.", Status::Final);
        told("The Board has agreed these rules.", Status::Final);
        told(
            "This policy ceased to have effect in May 2026.",
            Status::Superseded,
        );
        told(
            "This document is kept for reference only.",
            Status::Superseded,
        );
    }

    #[test]
    fn a_policy_says_that_it_is_in_the_making() {
        told("This procedure is being drafted.", Status::Draft);
        told("Send comments on this draft to the clerk.", Status::Draft);
        told(
            "Until the Board adopts it this policy has no force.",
            Status::Draft,
        );
        told(
            "A revision of this policy is under way.",
            Status::UnderReview,
        );
        told("We are now rewriting this policy.", Status::UnderReview);
    }

    #[test]
    fn what_a_policy_says_of_others_is_not_its_own_status() {
        for sentence in [
            "The order is in force before the child moves.",
            "A review of the rota is under way.",
            "Once the Board has agreed this policy it is printed.",
            "Send comments on the draft plan to the worker.",
            "This policy is current practice in other houses.",
            "The national guidance is being revised.",
        ] {
            told(sentence, Status::Unclear);
        }
    }
}

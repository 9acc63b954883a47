use super::*;

#[test]
fn a_share_is_never_rounded_to_none_or_to_all() {
    assert_eq!(percent(0.004), "under 1 %");
    assert_eq!(percent(0.999), "over 99 %");
    assert_eq!(percent(0.0), "0 %");
    assert_eq!(percent(1.0), "100 %");
}

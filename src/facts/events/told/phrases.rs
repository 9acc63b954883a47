//! More words that tell of events, put together from classes: what is done, with what, and where.
//!
//! In: nothing. Out: a pattern for each kind of event and order of its words.

use crate::facts::events::EventKind;

/// The child protection register, by its names.
const REGISTER: &str = r"(?:the )?(?:child['’]?s? protection |cp )?(?:register|cpr)\b";
/// An order of a children's hearing, by its names.
const ORDER: &str = r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))";
/// What ends an order, told of the order.
const IS_ENDED: &str = concat!(
    r"(?:was |is |has |had |been |now )*(?:terminated|discharged|ended|revoked|expired|lapsed",
    r"|c[ao]me to an end|no longer (?:necessary|needed|required))\b"
);
/// Where the order is not named, who decided about it.
const PANEL: &str = r"\b(?:hearing|panel)\b";
const PLACEMENT: &str = r"\b(?:placement|plcmn?t)\b";
/// What a child goes from one of to another.
const CARE: &str = concat!(
    r"(?:foster|kinship|residential|respite|carers?|children['’]s (?:house|home|unit)|unit\b",
    r"|placement)"
);
const ANOTHER: &str =
    r"(?:(?:new|another|different|other|next|second|third|long[- ]term|permanent|interim) )+";
const MOVED: &str = r"(?:moved|transferred|shifted|flitted|flit)";
const CHILD: &str = r"(?:(?-i:\p{Lu}\p{Ll}+)|him|her|them)";
const PARENTS: &str =
    r"(?:(?:his|her|their|the) )?(?:birth )?(?:mothers?|fathers?|mum|dad|parents)\b";
const ABUSE: &str = r"(?:neglect|emotional|physical|sexual|domestic|the categor)";

/// Every pattern with the kind of event it tells of.
pub(super) fn all() -> Vec<(EventKind, String)> {
    let families = [register(), orders(), placements(), others()];
    families.into_iter().flatten().collect()
}

fn register() -> Vec<(EventKind, String)> {
    use EventKind::*;
    vec![
        (
            Deregistration,
            format!(
                r"\bde-?reg['’]?d\b|\b(?:agreed|decided|decision) to de-?register\b|\b(?:took|taken|removed|deleted) (?:\w+['’]s |his |her |their )?names? (?:off|from) {REGISTER}|^\W*(?:name )?(?:off|aff|no longer on) {REGISTER}|^\W*{CHILD} aff {REGISTER}"
            ),
        ),
        (
            Registration,
            format!(
                r"\b(?:added|entered|placed|put|pit|moved) (?:on)?to {REGISTER}|\bpit on {REGISTER}|\b(?:agreed|decided|decision)(?: was| made| taken| by all)* to (?:register\b|(?:place|put) [^.;]{{0,30}}on {REGISTER})|\bto go on(?:to)? {REGISTER}"
            ),
        ),
        (
            Registration,
            format!(
                r"^\W*(?:(?:unborn (?:baby|child)|name) )?re-?registered\b|^\W*unborn (?:baby|child)(?:['’]s name)? registered\b|\bbecame registered\b|\bregistered (?:on cpr\b|today (?:for|under) {ABUSE}|on [^.;,]{{4,24}} (?:for|under|in) {ABUSE})|\b(?:been|name is|name has been) on {REGISTER} (?:since|from)\b"
            ),
        ),
        // "Since 3 May Mia's name is on the register."
        (
            Registration,
            format!(r"^\W*since [^,;.]{{4,60}}? (?:is|has been|was) on {REGISTER}"),
        ),
    ]
}

fn orders() -> Vec<(EventKind, String)> {
    use EventKind::*;
    vec![
        (
            OrderEnded,
            format!(
                r"{ORDER} {IS_ENDED}|(?:^\W*|\b(?:the|his|her|their) ){IS_ORDER} {IS_ENDED}|{PANEL}[^.;]{{0,40}}\border {IS_ENDED}|{PANEL}[^.;]{{0,30}}?\b(?:ended|terminated|discharged|revoked) (?:the |his |her |their )?order\b",
                IS_ORDER = "order"
            ),
        ),
        (
            OrderEnded,
            format!(
                r"\b(?:came|taken) off (?:the |his |her |their |a )?(?:{ORDER}|supervision\b)|^\W*(?:off|no longer (?:on|subject (?:to|of))) (?:the |a )?(?:{ORDER}|supervision\b)"
            ),
        ),
        (
            SupervisionOrder,
            format!(
                r"^\W*(?:an? )?{ORDER} (?:with|naming|requiring|including) (?:an? |the )?(?:\w+ ){{0,2}}(?:authorisation|measures?|condition|residence|requirement|foster|secure)\b|\bunder (?:an? |the )?(?:[\w’']+ )?{ORDER}(?: with [^.;()]{{0,30}})? \(\d|\b(?:put|placed|made) {CHILD} (?:on|under|subject to) (?:an? |the )?{ORDER}|{ORDER} (?:was |has been )?issued\b|^\W*order made by (?:the )?(?:children['’]s )?(?:hearing|panel)\b"
            ),
        ),
    ]
}

fn placements() -> Vec<(EventKind, String)> {
    use EventKind::*;
    vec![
        (
            PlacementMove,
            format!(
                r"\b{MOVED}(?: {CHILD})?(?: on)? (?:in)?(?:to|tae)(?: (?:live|stay) with)? (?:an? |the |his |her |their )?{ANOTHER}{CARE}|\bwent to (?:live|stay) with (?:his |her |their )?{ANOTHER}{CARE}|\b{MOVED} on to {CARE}|\bchange of carers?\b"
            ),
        ),
        (
            PlacementMove,
            format!(
                r"\b(?:{MOVED}|move|transfer) from (?:the |his |her |their )?{CARE}[^.;]{{0,20}} to (?:the |an? |his |her |their )?{CARE}|^\W*{PLACEMENT} (?:was )?(?:changed|transferred) (?:from|to)\b|^\W*(?:unplanned|emergency|urgent) (?:placement )?move (?:to|from)\b|{PLACEMENT}[^.;]{{0,30}}\b(?:broke down|broken down|disrupted|ended)\b[^.;]{{0,20}}\bmoved\b[^.;]{{0,20}} to\b"
            ),
        ),
        (
            PlacementStart,
            format!(
                r"^\W*(?:new |planned )?admission to (?:the )?(?:unit\b|{HOUSE})|^\W*(?:(?:foster|kinship|residential) )?{PLACEMENT} start(?:s|ed)?\b|\b(?:came|went|moved) to (?:live|stay) (?:at|in) {HOUSE}|\b(?:moved|went|goes|moves) (?:to (?:live|stay)|in) with (?-i:Mr|Mrs|Ms)\b|\b(?:lived|living|been living) (?:with (?:(?:his|her|their|the) )?(?:foster carers?|(?-i:Mr|Mrs|Ms)\b)|(?:at|in) {HOUSE})[^.;]{{0,30}}? (?:since|from)\b",
                HOUSE = r"(?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Unit|Lodge|Cottage)\b)"
            ),
        ),
        // Who placed the child stands before: "Out of hours placed Ash with her aunt".
        (
            PlacementStart,
            format!(
                r"\b(?:placed|accommodated) (?:{CHILD}|the (?:child(?:ren)?|baby|boys?|girls?)|both(?: of them)?|all (?:three|four)) (?:in|with|at) (?:(?:an?|the|his|her|their|maternal|paternal|local|council|approved|emergency|short[- ]term|interim) )*(?:foster|kinship|residential|carers?|care\b|grand\w+|gran\b|granny|nana?\b|aunt\w*|uncle|family friends?|relatives?|children['’]s (?:house|home|unit)|(?:Mr|Mrs|Ms)\b)"
            ),
        ),
        (
            PlacementEnd,
            format!(
                r"\b(?-i:\p{{Lu}}\p{{Ll}}+) (?:back )?home (?:again )?(?:that|the same|later that) (?:day|afternoon|morning|evening|night)\b|^\W*end of (?:the )?{PLACEMENT}|{PLACEMENT} (?:was |has |had )?(?:finished|concluded|ended)\b|{PLACEMENT} (?:with|at) [^.;,]{{2,40}}? (?:ended|broke down|was ended|came to an end)\b|\bmoved out of (?:the )?(?:residential|foster|placement)"
            ),
        ),
        (
            PlacementEnd,
            format!(
                r"\b(?:moved|went|gone|goes) back (?:home\b|(?:in|to live) with {PARENTS}|to {PARENTS})|\breunified with {PARENTS}|\brestored to (?:the care of )?{PARENTS}|\bback (?:living with|in the (?:full[- ]time )?care of) {PARENTS}"
            ),
        ),
    ]
}

fn others() -> Vec<(EventKind, String)> {
    use EventKind::*;
    let made = concat!(
        r"(?:signed(?: off)?|agreed|completed|finalised|finished|issued|drawn up|in place",
        r"|put in place)\b"
    );
    vec![
        (
            LookedAfterAtHome,
            concat!(
                r"\b(?:la?ac|laac)\W{0,3}\(at home\)",
                r"|\breview of (?:an? |the )?(?:child|young person) looked after at home\b"
            )
            .to_owned(),
        ),
        (
            SecurePlacement,
            concat!(
                r"\b(?:cswo|csw|chief social work officer)",
                r"\b[^.;]{0,30}\bauthorised\b[^.;]{0,20}\bsecure\b",
                r"|\bauthori[sz]e[ds]? (?:the |a |his |her )?(?:placement|admission)[^.;]{0,40}? ",
                r"(?:in|to) secure\b",
                r"|\bsecure (?:accommodation )?authori[sz]ation (?:was |has been )?implemented\b",
                r"|\b(?:lifted|taken|went|driven|escorted) (?:in)?to secure\b",
                r"|\binto secure (?:care|accommodation)\b",
                r"|\bin secure (?:care|accommodation) since\b"
            )
            .to_owned(),
        ),
        (
            Concern,
            concat!(
                r"\braised (?:\w+ )?(?:child protection|cp|welfare|wellbeing) concerns?\b",
                r"|\bconcerns? (?:(?:had|has|have) been |was |were )?(?:first )?",
                r"(?:notified|reported|intimated|passed|raised) (?:to|with) (?:the )?",
                r"(?:social work|duty|police|children and families|council|local authority|intake)",
                r"\b"
            )
            .to_owned(),
        ),
        (
            Referral,
            concat!(
                r"^\W*(?:nspcc|police|school|nursery|health visitor|hv|midwife|maternity|hospital",
                r"|anonymous|neighbour) (?:cp |child protection |concern )?referral\b",
                r"|^\W*referred (?:in )?by (?:maternity|nspcc)\b",
                r"|\b(?:made|sent) an? (?:\w+ ){0,2}?referral to ",
                r"(?:us|social work|duty|children and families)\b"
            )
            .to_owned(),
        ),
        (
            PathwayPlan,
            format!(
                r"\bpathways? plan (?:was |is |has been |now )*{made}|\b(?:signed|completed|finished|finalised|drew up|issued) (?:(?:his|her|their|the|(?-i:\p{{Lu}}[\p{{L}}]*['’]s)) )?pathways? plan\b"
            ),
        ),
    ]
}

//! How fast dates are found: ordinary prose, tables of dates, and texts made to be slow.
//!
//! `cargo bench --bench dates`. The hostile texts come in two sizes, so that anything worse than
//! linear shows as a lower throughput on the larger.

use casewise::facts::dates::{Context, find};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const PROSE: &str = "The family have lived in the village for most of the children's lives, and \
    the grandparents help with the school run. Mum said that mornings had become easier since the \
    new routine began, although the younger child still finds it hard to settle at night. The \
    health visitor described warm and attentive care, and saw no reason to call again before the \
    usual check. On 12 March 2019 the social worker visited at home and spoke with each child \
    alone; both talked about their friends, the dog and what they may do in the summer. School \
    reported that attendance had improved, that homework was handed in on time, and that there \
    had been no further worries about lunch money. The plan stays as it is, with support from the \
    family centre each week, and everyone agreed who would do what. Nothing else was raised.\n";

const TABLE: &str = "03/04/2019\tHome visit\t12.5.19\tSW\t16 March 2018\n\
    Fri 5 April 2019\tCore group\tby 30/06/2019\tTL\tw/c 8 April 2019\n\
    1-5 May 2019\tRespite\tMay 2019\tFSW\t2019-05-31\n";

fn repeated(unit: &str, n_bytes: usize) -> String {
    unit.repeat(n_bytes / unit.len() + 1)
}

fn measure(bencher: Bencher<'_, '_>, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| find(divan::black_box(text), &Context::default()));
}

#[divan::bench]
fn prose(bencher: Bencher<'_, '_>) {
    measure(bencher, &repeated(PROSE, 1 << 21));
}

#[divan::bench]
fn table_of_dates(bencher: Bencher<'_, '_>) {
    measure(bencher, &repeated(TABLE, 1 << 20));
}

#[divan::bench]
fn table_with_a_header(bencher: Bencher<'_, '_>) {
    let rows = repeated("03/04/2019 | Home visit | 12.5.19 | SW\n", 1 << 20);
    measure(bencher, &format!("Date | Event | Recorded | By\n{rows}"));
}

/// Tables as others draw them: with words beside the dates, by bars, tabs and commas.
const SHAPES: [&str; 6] = [
    "3/4/19\tVisit\t5/6/19\tSW\t7/12/20\n",
    "2019-04-03,Visit,2019-05-31,SW\n2020-12-01,Call,2021-01-17,GP\n",
    "| 3 Apr 2019 | Seen at home by SW | 5 Apr 2019 |\n| 17.04.19 | TC from school | 18/04/19 |\n",
    "3 April 2019 | 16th March 2018\nFriday 5 April 2019 | 8 January 2020\n",
    "Mar 2018;Q1 2018/19;2018-19;Spring 2019\n",
    "\"03/04/2019\",\"Core group\",\"Review by 30/06/2019\"\n",
];

#[divan::bench(args = 0..SHAPES.len())]
fn table_of_shape(bencher: Bencher<'_, '_>, shape: usize) {
    measure(bencher, &repeated(SHAPES[shape], 1 << 20));
}

#[divan::bench]
fn column_of_dates(bencher: Bencher<'_, '_>) {
    measure(bencher, &repeated("16/03/2018\n4 May 2019\n", 1 << 20));
}

/// Columns that hold nothing but dates, in each way of writing them.
const COLUMNS: [&str; 8] = [
    "3/4/19\n16/3/18\n",
    "3.4.19\n16.3.18\n",
    "03/04/2019\n16/03/2018\n",
    "2019-04-03\n2018-03-16\n",
    "3 April 2019\n16 March 2018\n",
    "3-Apr-19\n16-Mar-18\n",
    "3/4/19\t16/3/18\n",
    "2019\n2018\n",
];

#[divan::bench(args = 0..COLUMNS.len())]
fn column_of_shape(bencher: Bencher<'_, '_>, shape: usize) {
    measure(bencher, &repeated(COLUMNS[shape], 1 << 20));
}

const HOSTILE: [&str; 22] = [
    "1234567890",
    "/",
    "1/",
    "1/1/",
    ", ",
    "\n",
    "to ",
    "1, ",
    "end of ",
    "about ",
    "March ",
    "12 and ",
    "last ",
    "1 March, ",
    "2019-",
    "para 4.1, ",
    "1/1/2018|",
    "on Monday, ",
    "1 Marhc 2018 ",
    "1/1\n",
    "1 May. In ",
    "- went Tuesday. ",
];

#[divan::bench(args = HOSTILE)]
fn hostile_quarter(bencher: Bencher<'_, '_>, unit: &str) {
    measure(bencher, &repeated(unit, 1 << 18));
}

#[divan::bench(args = HOSTILE)]
fn hostile_whole(bencher: Bencher<'_, '_>, unit: &str) {
    measure(bencher, &repeated(unit, 1 << 20));
}

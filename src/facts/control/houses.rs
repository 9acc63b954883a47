//! How one house or another writes its control: each in a wording that caught the reader out.

mod amid;
mod heads;
mod histories;
mod labels;
mod openings;
mod people;
mod running;
mod sentences;
mod statuses;

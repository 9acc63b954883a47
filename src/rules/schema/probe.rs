//! Asks a type what it reads, by reading nothing into it.
//!
//! In: a type that can be read, and a path into it. Out: what the type asks for at the end of the
//! path: the names of its keys, of its choices, the words that it knows. The type's own reading
//! code answers, so the answer cannot differ from it.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// One step into a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of a key.
    Key(&'static str),
    /// What a choice holds.
    Choice(&'static str),
    /// An item of a list.
    Item,
    /// The value of any key of a map.
    Value,
}

/// What a type asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Flag,
    Number,
    Day,
    /// Words: what they are, and the known ones where only those will do.
    Text(String, Vec<String>),
    /// Words, or a list of them.
    TextOrList(Vec<String>),
    List,
    Map,
    Table(&'static [&'static str]),
    Choices(&'static [&'static str]),
    /// A choice that holds nothing more.
    Nothing,
}

/// Returns what a type asks for at a path; nothing where the path does not lead into it.
pub(super) fn ask<T: DeserializeOwned>(path: &[Step]) -> Option<Asked> {
    let answer = RefCell::new(None);
    let _ = T::deserialize(Probe {
        path,
        answer: &answer,
    });
    answer.into_inner()
}

/// Stops the reading once the answer is known.
#[derive(Debug)]
struct Stop(String);

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self(words.to_string())
    }
}

#[derive(Clone, Copy)]
struct Probe<'a> {
    path: &'a [Step],
    answer: &'a RefCell<Option<Asked>>,
}

/// The names of the tables by which the reader of TOML asks for places and for days.
const PLACE: &str = "$__serde_spanned_private";
const DAY: &str = "$__toml_private_Datetime";

/// Words that no list of known ones holds.
const UNKNOWN: &str = "\u{1}";

impl Probe<'_> {
    fn say<T>(self, asked: Asked) -> Result<T, Stop> {
        self.answer.replace(Some(asked));
        Err(Stop("answered".to_owned()))
    }

    /// The next step, and what is to be read after it.
    fn next(self) -> Option<(Step, Self)> {
        let (first, path) = self.path.split_first()?;
        Some((*first, Self { path, ..self }))
    }

    fn off_the_path<T>(self) -> Result<T, Stop> {
        Err(Stop("the path does not lead here".to_owned()))
    }
}

/// The words that an error names as known: "…; known: a, b, c".
fn known(error: &Stop) -> Vec<String> {
    let list = error.0.rsplit_once("known: ").map(|(_, list)| list);
    let items = list.into_iter().flat_map(|list| list.split(", "));
    items.map(str::to_owned).collect()
}

macro_rules! says {
    ($($method:ident => $asked:expr),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
            self.say($asked)
        })*
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Stop;

    says! {
        deserialize_bool => Asked::Flag,
        deserialize_i8 => Asked::Number,
        deserialize_i16 => Asked::Number,
        deserialize_i32 => Asked::Number,
        deserialize_i64 => Asked::Number,
        deserialize_u8 => Asked::Number,
        deserialize_u16 => Asked::Number,
        deserialize_u32 => Asked::Number,
        deserialize_u64 => Asked::Number,
        deserialize_f32 => Asked::Number,
        deserialize_f64 => Asked::Number,
        deserialize_unit => Asked::Nothing,
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let what = (&visitor as &dyn Expected).to_string();
        let words = match visitor.visit_str::<Stop>(UNKNOWN) {
            Ok(_) => Vec::new(),
            Err(error) => known(&error),
        };
        self.say(Asked::Text(what, words))
    }

    /// Only what is either words or a list of them asks for anything.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.next() {
            Some((Step::Item, probe)) => visitor.visit_seq(One(Some(probe))),
            Some(_) => self.off_the_path(),
            None => match visitor.visit_str::<Stop>(UNKNOWN) {
                Ok(_) => self.say(Asked::TextOrList(Vec::new())),
                Err(error) => self.say(Asked::TextOrList(known(&error))),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.next() {
            None => self.say(Asked::List),
            Some((Step::Item, probe)) => visitor.visit_seq(One(Some(probe))),
            Some(_) => self.off_the_path(),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.next() {
            None => self.say(Asked::Map),
            Some((Step::Value, probe)) => visitor.visit_map(Entry::of("name", probe)),
            Some(_) => self.off_the_path(),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        if name.starts_with(PLACE) {
            return visitor.visit_map(Placed { keys, probe: self });
        }
        if name == DAY {
            return self.say(Asked::Day);
        }
        match self.next() {
            None => self.say(Asked::Table(keys)),
            Some((Step::Key(key), probe)) => visitor.visit_map(Entry::of(key, probe)),
            Some(_) => self.off_the_path(),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        choices: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match self.next() {
            None => self.say(Asked::Choices(choices)),
            Some((Step::Choice(name), probe)) => visitor.visit_enum(Choice { name, probe }),
            Some(_) => self.off_the_path(),
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    serde::forward_to_deserialize_any! {
        bytes byte_buf unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// A list of one item.
struct One<'a>(Option<Probe<'a>>);

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Stop> {
        self.0
            .take()
            .map(|probe| seed.deserialize(probe))
            .transpose()
    }
}

/// A table of one key.
struct Entry<'a> {
    key: Option<&'static str>,
    probe: Probe<'a>,
}

impl<'a> Entry<'a> {
    fn of(key: &'static str, probe: Probe<'a>) -> Self {
        Self {
            key: Some(key),
            probe,
        }
    }
}

impl<'de> MapAccess<'de> for Entry<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Stop> {
        let key = self.key.take();
        key.map(|key| seed.deserialize(name(key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        seed.deserialize(self.probe)
    }
}

/// A value with its place in the text: two numbers before it.
struct Placed<'a> {
    keys: &'static [&'static str],
    probe: Probe<'a>,
}

impl<'de> MapAccess<'de> for Placed<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Stop> {
        let key = self.keys.first();
        key.map(|key| seed.deserialize(name(key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let key = self.keys.split_off_first().copied().unwrap_or_default();
        if key.ends_with("value") {
            return seed.deserialize(self.probe);
        }
        seed.deserialize(0_usize.into_deserializer())
    }
}

/// A choice with what it holds.
struct Choice<'a> {
    name: &'static str,
    probe: Probe<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Choice<'a> {
    type Error = Stop;
    type Variant = Probe<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Probe<'a>), Stop> {
        Ok((seed.deserialize(name(self.name))?, self.probe))
    }
}

impl<'de> VariantAccess<'de> for Probe<'_> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        self.say(Asked::Nothing)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stop> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.deserialize_struct("", keys, visitor)
    }
}

fn name<'de>(key: &'static str) -> BorrowedStrDeserializer<'de, Stop> {
    BorrowedStrDeserializer::new(key)
}

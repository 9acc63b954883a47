//! The store: an SQLite file that only grows, each entry chained to the one before.
//!
//! In: entries. Out: the same, in the order in which they came. An entry is on the disk before
//! it is said to be, two programs may write at once, and a changed or missing entry breaks the
//! chain. The only file that this module touches is the one that the user named.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Judgement;
use crate::sampling::sha256_hex;

/// How long one program waits for another to finish writing.
const WAIT: Duration = Duration::from_mins(1);

/// Marks the file as ours.
const APPLICATION: i32 = 0x6361_7365;

const TABLES: &str = "
create table if not exists entry (
    seq integer primary key autoincrement,
    body text not null,
    hash text not null unique
);
create trigger if not exists entries_are_not_changed before update on entry
begin select raise(abort, 'entries are not changed'); end;
create trigger if not exists entries_are_not_removed before delete on entry
begin select raise(abort, 'entries are not removed'); end;
";

/// What the store holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
pub enum Entry {
    /// A judgement.
    Judgement(Judgement),
    /// That a reader was shown what the rules found in a case.
    FindingsShown(Shown),
}

/// Who was shown the findings of which case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The case.
    pub id: String,
    /// The reader.
    pub reader: String,
    /// When.
    pub at: String,
}

/// Why the store cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite's reason.
    #[error("the judgements cannot be kept or read: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file of another program.
    #[error("the file holds no judgements of casewise")]
    Foreign,
    /// An entry that is no entry.
    #[error("entry {seq} cannot be read: {why}")]
    Entry {
        /// Its number.
        seq: i64,
        /// Why.
        why: String,
    },
}

/// Where the chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// The number of the first entry that does not fit the one before.
    pub seq: i64,
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens a store, or begins one in a file that is empty or not there.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] for a database of something else, [`StoreError::Database`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::over(Connection::open(path)?)
    }

    /// Opens a store to read.
    ///
    /// # Errors
    /// As [`Store::open`]; a file that is not there is an error.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(WAIT)?;
        if application(&connection)? != APPLICATION {
            return Err(StoreError::Foreign);
        }
        Ok(Self { connection })
    }

    fn over(connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(WAIT)?;
        // The rollback journal works on network drives, where a write-ahead log does not.
        connection.pragma_update(None, "synchronous", "extra")?;
        let mut store = Self { connection };
        store.begin()?;
        Ok(store)
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        if application(&self.connection)? == APPLICATION {
            return Ok(());
        }
        let writing = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = application(&writing)?;
        let n_tables: i64 =
            writing.query_row("select count(*) from sqlite_master", [], |row| row.get(0))?;
        if found != APPLICATION && (found != 0 || n_tables > 0) {
            return Err(StoreError::Foreign);
        }
        writing.execute_batch(TABLES)?;
        writing.pragma_update(None, "application_id", APPLICATION)?;
        writing.commit()?;
        Ok(())
    }

    /// Appends entries, all or none.
    ///
    /// # Errors
    /// [`StoreError::Database`]: nothing was appended.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        let writing = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = writing.query_row(
            "select hash from entry order by seq desc limit 1",
            [],
            |row| row.get::<_, String>(0),
        );
        let mut hash = match last {
            Ok(hash) => hash,
            Err(rusqlite::Error::QueryReturnedNoRows) => String::new(),
            Err(error) => return Err(error.into()),
        };
        for entry in entries {
            let body = serde_json::to_string(entry).map_err(|error| StoreError::Entry {
                seq: 0,
                why: error.to_string(),
            })?;
            hash = chained(&hash, &body);
            writing.execute(
                "insert into entry (body, hash) values (?1, ?2)",
                params![body, hash],
            )?;
        }
        writing.commit()?;
        Ok(())
    }

    /// Returns every entry, in order.
    ///
    /// # Errors
    /// [`StoreError::Entry`] where one cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let mut query = self
            .connection
            .prepare("select seq, body from entry order by seq")?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        rows.map(|row| {
            let (seq, body) = row?;
            serde_json::from_str(&body).map_err(|error| StoreError::Entry {
                seq,
                why: error.to_string(),
            })
        })
        .collect()
    }

    /// Returns every judgement, in order.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub fn judgements(&self) -> Result<Vec<Judgement>, StoreError> {
        let entries = self.entries()?.into_iter();
        Ok(entries
            .filter_map(|entry| match entry {
                Entry::Judgement(judgement) => Some(judgement),
                Entry::FindingsShown(_) => None,
            })
            .collect())
    }

    /// Follows the chain: how many entries there are, and where it breaks.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn check(&self) -> Result<Result<usize, Broken>, StoreError> {
        let mut query = self
            .connection
            .prepare("select seq, body, hash from entry order by seq")?;
        let mut rows = query.query([])?;
        let (mut n, mut hash) = (0, String::new());
        while let Some(row) = rows.next()? {
            let (seq, body, said): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            hash = chained(&hash, &body);
            n += 1;
            // Numbers are given without gaps, so that a removed last entry shows when another
            // follows.
            if hash != said || seq != n {
                return Ok(Err(Broken { seq }));
            }
        }
        Ok(Ok(usize::try_from(n).unwrap_or(usize::MAX)))
    }

    /// Returns the last link of the chain: written down elsewhere, it shows whether entries were
    /// removed at the end.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn last_hash(&self) -> Result<Option<String>, StoreError> {
        let mut query = self
            .connection
            .prepare("select hash from entry order by seq desc limit 1")?;
        let mut rows = query.query([])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }
}

fn chained(before: &str, body: &str) -> String {
    sha256_hex(format!("{before}\n{body}").as_bytes())
}

fn application(connection: &Connection) -> Result<i32, StoreError> {
    let read = connection.query_row("pragma application_id", [], |row| row.get(0));
    read.map_err(|error| match error {
        rusqlite::Error::SqliteFailure(failure, _)
            if failure.code == rusqlite::ErrorCode::NotADatabase =>
        {
            StoreError::Foreign
        }
        error => error.into(),
    })
}

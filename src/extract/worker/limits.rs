//! The bounds of a worker, which the system enforces.

/// The most processor time that one file may take, in seconds, on Unix.
pub const CPU_SECONDS_MAX: u64 = 8;
/// The longest that one file may take by the clock, in seconds: more than the processor time, so
/// that a busy machine changes nothing.
pub const WALL_SECONDS_MAX: u64 = 30;
/// The most memory that a worker may take, in bytes, on Linux.
pub const MEMORY_BYTES_MAX: u64 = 448 * 1024 * 1024;
/// The stack on which files are read, in bytes.
pub const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Sets the bounds that hold for the whole life of a worker. Where the system knows none, the
/// clock alone bounds it.
#[cfg(unix)]
pub(super) fn hold() {
    use rustix::process::Resource;
    lower(Resource::Core, 0);
    #[cfg(target_os = "linux")]
    lower(Resource::Data, MEMORY_BYTES_MAX);
}

/// Gives the next file its processor time.
#[cfg(unix)]
pub(super) fn next_file() {
    use rustix::process::Resource;
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    let used = u64::try_from(used).unwrap_or(0);
    lower(Resource::Cpu, used + CPU_SECONDS_MAX + 1);
}

#[cfg(unix)]
fn lower(resource: rustix::process::Resource, value: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(value, |maximum| value.min(maximum)));
    // A system that refuses a bound is no reason not to read.
    let _ = setrlimit(resource, Rlimit { current, maximum });
}

#[cfg(not(unix))]
pub(super) fn hold() {}

#[cfg(not(unix))]
pub(super) fn next_file() {}

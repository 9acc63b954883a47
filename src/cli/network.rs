//! Whether a folder is on a network drive, where an index can be damaged.
//!
//! In: a folder, and on Linux the system's list of what is mounted where. Out: a warning. An index
//! needs locks and mapped files, on which network drives cannot be relied.

use std::path::Path;

use super::exit::say;

/// File systems of network drives.
#[cfg(any(target_os = "linux", test))]
const NETWORK: [&str; 18] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.sshfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "vboxsf",
];

/// Warns of an index on a network drive.
pub(crate) fn warn(folder: &Path) {
    let Ok(whole) = folder.canonicalize() else {
        return;
    };
    if let Some(kind) = kind(&whole) {
        say(&format!(
            "warning: {} is on a network drive ({kind}); an index there can be damaged, put it on this computer with --index DIR",
            folder.display()
        ));
    }
}

#[cfg(target_os = "linux")]
fn kind(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    mounted(&mounts, folder).map(str::to_owned)
}

#[cfg(not(target_os = "linux"))]
fn kind(folder: &Path) -> Option<String> {
    is_shared(&folder.to_string_lossy()).then(|| "shared folder".to_owned())
}

/// The network file system that a folder lies on, by the list of mounts; the last of several at
/// one place holds.
#[cfg(any(target_os = "linux", test))]
fn mounted<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let above = mounts.lines().enumerate().filter_map(|(line_idx, line)| {
        let mut parts = line.split(' ').skip(1);
        let at = parts.next()?.replace("\\040", " ");
        let kind = parts.next()?;
        let is_above = folder.starts_with(&at);
        is_above.then_some((at.len(), line_idx, kind))
    });
    let (.., kind) = above.max()?;
    NETWORK.contains(&kind).then_some(kind)
}

/// Whether Windows says that a whole path is a shared folder's, also behind a drive's letter.
#[cfg(any(not(target_os = "linux"), test))]
fn is_shared(path: &str) -> bool {
    let rest = path.strip_prefix(r"\\?\").unwrap_or_default();
    rest.starts_with(r"UNC\") || (rest.is_empty() && path.starts_with(r"\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_on_the_nearest_mount_above_it() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n\
            //server/team /mnt/team\\040files cifs rw 0 0\n\
            tmpfs /mnt/team\\040files/scratch tmpfs rw 0 0\n\
            host:/home /home nfs4 rw 0 0\n\
            /dev/sda2 /home ext4 rw 0 0\n";
        let kind = |folder: &str| mounted(mounts, Path::new(folder));
        assert_eq!(kind("/mnt/team files/cases"), Some("cifs"));
        assert_eq!(kind("/mnt/team files/scratch/index"), None);
        assert_eq!(kind("/mnt/team files 2"), None);
        assert_eq!(kind("/home/ada"), None);
    }

    #[test]
    fn a_shared_folder_is_known_by_its_path_on_windows() {
        for shared in [r"\\server\team\cases", r"\\?\UNC\server\team\cases"] {
            assert!(is_shared(shared), "{shared}");
        }
        for own in [r"C:\cases", r"\\?\C:\cases", "/home/cases"] {
            assert!(!is_shared(own), "{own}");
        }
    }
}

"""Archives: what is in them, and the bytes of each member.

Nothing is written to disk, so a name can do no harm; it is made plain all the same, because
it is shown. What an archive says of its sizes is checked before anything is unpacked, and
the unpacking never gives more than was said: a bomb is refused for what it announces.

`zip`, `tar` and `streamed` (7z and RAR) read the kinds, within the `limits` of all.
"""

from mingzhang.reading.archive.kinds import (
    HEAD,
    is_archive,
    left_by_systems,
    may_be_archive,
    open_archive,
)
from mingzhang.reading.archive.limits import (
    Archive,
    ArchiveUnreadableError,
    Beginning,
    Member,
    check_count,
    plain_name,
)
from mingzhang.reading.archive.zip import opened, unpacked

__all__ = [
    "HEAD",
    "Archive",
    "ArchiveUnreadableError",
    "Beginning",
    "Member",
    "check_count",
    "is_archive",
    "left_by_systems",
    "may_be_archive",
    "open_archive",
    "opened",
    "plain_name",
    "unpacked",
]

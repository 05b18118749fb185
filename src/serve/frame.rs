//! What server and workers say to each other: frames of a tag, a length, bytes, and a line's end.

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A [`Job`], as JSON.
    Job,
    /// A piece of an answer.
    Data,
    /// An [`Outcome`], as JSON: the answer is complete.
    End,
}

/// The largest frame: no worker sends more at once, and none reads more than a request may hold.
const MOST: u32 = 1 << 30;

/// What a worker is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Job {
    /// Answer a query in one of the media types that `accept` names.
    Query { text: String, default: Vec<String>, named: Vec<String>, accept: String },
    /// Change the store, and write it to its file.
    Update { text: String, default: Vec<String>, named: Vec<String> },
    /// Give the triples of a graph; the default graph where none is named.
    ReadGraph { graph: Option<String>, accept: String },
    /// Put triples into a graph, in place of what stood there or beside it, and write the store to its file.
    WriteGraph { graph: Option<String>, media_type: String, text: String, replace: bool },
    /// Remove a graph, and write the store to its file.
    RemoveGraph { graph: Option<String> },
    /// Read the store's file again.
    Reload,
}

/// How a job ended.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Outcome {
    /// The HTTP status that says so.
    pub status: u16,
    /// The media type of the answer.
    pub media_type: String,
    /// What is wrong, where something is.
    pub message: String,
    /// Whether the store has changed.
    pub changed: bool,
}

/// Puts a frame to the end of what is to be sent: frames that go together are sent by one call of the system, and whoever waits
/// for them wakes once. Each ends a line, because a line's end is where standard output lets go of what it holds.
pub(super) fn put(to: &mut Vec<u8>, tag: Tag, bytes: &[u8]) -> io::Result<()> {
    to.push(match tag {
        Tag::Job => b'J',
        Tag::Data => b'D',
        Tag::End => b'E',
    });
    to.extend_from_slice(&u32::try_from(bytes.len()).map_err(io::Error::other)?.to_le_bytes());
    to.extend_from_slice(bytes);
    to.push(b'\n');
    Ok(())
}

/// The next frame; none at the end of the stream.
pub(super) fn read(from: &mut dyn Read) -> io::Result<Option<(Tag, Vec<u8>)>> {
    let mut head = [0_u8; 5];
    match from.read_exact(&mut head[..1]) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    from.read_exact(&mut head[1..])?;
    let tag = match head[0] {
        b'J' => Tag::Job,
        b'D' => Tag::Data,
        b'E' => Tag::End,
        _ => return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame with an unknown tag")),
    };
    let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
    if length > MOST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame that is too long"));
    }
    let mut bytes = vec![0; length as usize + 1];
    from.read_exact(&mut bytes)?;
    bytes.pop();
    Ok(Some((tag, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_as_they_were_put() {
        let mut pipe = Vec::new();
        put(&mut pipe, Tag::Data, "云川".as_bytes()).unwrap();
        put(&mut pipe, Tag::End, b"").unwrap();
        let mut from = pipe.as_slice();
        assert_eq!(read(&mut from).unwrap(), Some((Tag::Data, "云川".as_bytes().to_vec())));
        assert_eq!(read(&mut from).unwrap(), Some((Tag::End, Vec::new())));
        assert_eq!(read(&mut from).unwrap(), None);
        assert!(read(&mut [b'D', 9, 0, 0, 0, 1].as_slice()).is_err());
        assert!(read(&mut [b'?', 0, 0, 0, 0].as_slice()).is_err());
    }
}

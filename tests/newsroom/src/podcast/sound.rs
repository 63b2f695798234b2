//! Small media files, made by hand.

use axum::body::Bytes;

/// Samples a second of the WAV file.
const RATE: u32 = 8_000;

/// A tone of 400 Hz, 8 bits, one channel: a triangle, so that it needs no floating point.
pub(super) fn wav(seconds: u32) -> Bytes {
    let samples = RATE * seconds;
    let mut file = Vec::with_capacity(44 + samples as usize);
    file.extend(b"RIFF");
    file.extend((36 + samples).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel, bytes a second, one byte a sample.
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend([1, 0, 8, 0]);
    file.extend(b"data");
    file.extend(samples.to_le_bytes());
    file.extend((0..samples).map(|sample| {
        let place = (sample % 20) as u8;
        78 + 10 * if place < 10 { place } else { 20 - place }
    }));
    file.into()
}

/// Silence in MPEG-1 layer III, 32 kbit/s at 32 kHz, one channel: frames of 144 bytes that hold nothing.
pub(super) fn silent_mp3(seconds: usize) -> Bytes {
    const FRAME: usize = 144;
    const SAMPLES: usize = 1152;
    let mut frame = [0; FRAME];
    frame[..4].copy_from_slice(&[0xff, 0xfb, 0x18, 0xc4]);
    frame.repeat(seconds * 32_000 / SAMPLES).into()
}

/// An MP4 with a head and no track: its type is right, and there is nothing to see.
pub(super) fn empty_mp4() -> Bytes {
    let mut file = Vec::new();
    for (kind, content) in
        [(b"ftyp", &b"isom\0\0\x02\0isomiso2mp41"[..]), (b"free", &[0; 4096]), (b"mdat", b"")]
    {
        file.extend((content.len() as u32 + 8).to_be_bytes());
        file.extend(kind);
        file.extend(content);
    }
    file.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_as_long_as_they_say() {
        let wav = wav(2);
        assert_eq!(wav.len(), 44 + 16_000);
        assert_eq!(wav[4..8], (wav.len() as u32 - 8).to_le_bytes());
        assert_eq!(silent_mp3(5).len(), 138 * 144);
        assert!(empty_mp4().len() > 4096);
    }
}

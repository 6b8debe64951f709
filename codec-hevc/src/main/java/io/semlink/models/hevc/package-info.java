/// HEVC intra pictures (ITU-T H.265) as an image codec: encoded by x265, decoded by FFmpeg, both of
/// a native library under the GPL that only the build profile `hevc` brings in.
///
/// May use `models.codec` and what the simulator says of images; the only package that may use
/// JavaCPP and FFmpeg.
@NullMarked
package io.semlink.models.hevc;

import org.jspecify.annotations.NullMarked;

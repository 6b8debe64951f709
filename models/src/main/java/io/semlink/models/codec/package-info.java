/// Image codecs, the source coding of a separate scheme: an image becomes at most so many bytes,
/// and bytes that a link has cut or damaged become an image again, or a reason why not.
///
/// JPEG 2000 follows ISO/IEC 15444-1, JPEG follows ITU-T T.81. What sender and receiver agree on
/// once, such as a file's headers, is not sent. May use `simulator.sensor` and `simulator.units`;
/// knows no link and no network.
@NullMarked
package io.semlink.models.codec;

import org.jspecify.annotations.NullMarked;

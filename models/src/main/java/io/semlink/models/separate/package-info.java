/// Separate source and channel coding: an image codec makes bits of both images, the link carries
/// them, the receiver decodes the images and a segmentation network looks at them. The baseline
/// that semantic schemes are held against.
///
/// May use codec, baseline, weights and nn, and what the simulator says of links, sensors and
/// hashes.
@NullMarked
package io.semlink.models.separate;

import org.jspecify.annotations.NullMarked;

/// Segmentation networks for RGB and thermal images that run at a receiver which got the images
/// themselves: MFNet (Ha et al., IROS 2017), RTFNet (Sun et al., RA-L 2019) and FEANet (Deng et
/// al., IROS 2021). They are the task of the baselines with separate source and channel coding.
///
/// May use `nn`, `weights` and the simulator. Parameters and work of the published sizes are those
/// of the papers' networks; the narrow sizes are this project's.
@NullMarked
package io.semlink.models.baseline;

import org.jspecify.annotations.NullMarked;

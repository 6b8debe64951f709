/// Layers that DJL lacks, each one block, and the door to the PyTorch engine.
///
/// Every array has layout NCHW (batch, channel, row, column) or, for tokens, (batch, token,
/// feature). May use DJL and `simulator.link`, nothing else of Semlink. Sources: CBAM (Woo et al.,
/// ECCV 2018), squeeze-and-excitation (Hu et al., CVPR 2018), MFNet (Ha et al., IROS 2017),
/// residual blocks and networks (He et al., CVPR 2016), RTFNet (Sun et al., RA-L 2019), FEANet
/// (Deng et al., IROS 2021), Gumbel-softmax (Jang et al., ICLR 2017), sub-pixel convolution (Shi et
/// al., CVPR 2016).
@NullMarked
package io.semlink.models.nn;

import org.jspecify.annotations.NullMarked;

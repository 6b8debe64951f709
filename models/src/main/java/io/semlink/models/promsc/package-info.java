/// ProMSC-MIS (Zhang, Bo, Tao; arXiv 2508.17920 and 2508.20057) in sizes that a processor can
/// train: two unimodal encoders, cross-attention fusion, a bit generator that keeps the grid, a
/// decoder.
///
/// May use `nn`, `weights` and the simulator. Widths, the nested code and the training for many
/// channels are this project's, not the paper's.
@NullMarked
package io.semlink.models.promsc;

import org.jspecify.annotations.NullMarked;

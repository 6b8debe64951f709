package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/// Channels of a convolution, filled up with zeros to what the native library computes rightly.
///
/// PyTorch 2.7.1 (its oneDNN 3.7) brings data and weights of a convolution on a CPU into blocks of
/// 16 channels (8 with AVX2). On some processors it does not clear the channels that are missing in
/// the last block, and computes with whatever lay there in memory: the output is wrong where the
/// input channels, the gradient by the input where the output channels are no multiple of the block
/// (NaN where NaN lay). Inputs of one to three channels are not brought into blocks and are right.
/// Zeros in both places make each value that of the mathematical convolution, on every processor.
///
/// @param inputs input channels
/// @param outputs output channels
record ChannelBlocks(long inputs, long outputs) {
  /// The widest vector of single-precision numbers, AVX-512; multiples of it serve narrower ones.
  static final int BLOCK = 16;

  /// Up to so many input channels, an image's, are not brought into blocks.
  private static final int PLAIN_INPUTS = 3;

  /// For the weights of a convolution.
  ///
  /// @param weight (outputs, inputs, kernel height, kernel width)
  static ChannelBlocks of(Shape weight) {
    return new ChannelBlocks(weight.get(1), weight.get(0));
  }

  /// Input channels that are missing.
  private long missingInputs() {
    return inputs <= PLAIN_INPUTS ? 0 : missing(inputs);
  }

  private static long missing(long channels) {
    return Math.ceilDiv(channels, BLOCK) * BLOCK - channels;
  }

  /// (N, inputs, H, W) with zeros behind its channels; itself where none is missing.
  NDArray paddedInput(NDArray x) {
    long missing = missingInputs();
    return missing == 0 ? x : x.pad(new Shape(0, 0, 0, 0, 0, missing), 0);
  }

  /// (outputs, inputs, kernel, kernel) with zeros behind both kinds of channels.
  ///
  /// @param owner who gives the memory back; a parameter's own manager would keep it
  NDArray paddedWeight(NDArray weight, NDManager owner) {
    long in = missingInputs();
    long out = missing(outputs);
    if (in + out == 0) {
      return weight;
    }
    return owned(weight.pad(new Shape(0, 0, 0, 0, 0, in, 0, out), 0), owner);
  }

  /// (outputs) with zeros behind.
  ///
  /// @param owner who gives the memory back
  NDArray paddedBias(NDArray bias, NDManager owner) {
    long missing = missing(outputs);
    return missing == 0 ? bias : owned(bias.pad(new Shape(0, missing), 0), owner);
  }

  private static NDArray owned(NDArray array, NDManager owner) {
    array.attach(owner);
    return array;
  }

  /// The output channels that were asked for, (N, outputs, H, W).
  NDArray cut(NDArray y) {
    return missing(outputs) == 0 ? y : y.get(new NDIndex(":, :{}", outputs));
  }
}

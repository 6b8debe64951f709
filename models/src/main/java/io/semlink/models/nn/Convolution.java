package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import org.jspecify.annotations.Nullable;

/// Two-dimensional convolution: the only way to one in this project, since PyTorch's own gives
/// wrong values for some numbers of channels (see {@link ChannelBlocks}).
///
/// Input (N, any, H, W), output (N, channels, ceil(H / stride), ceil(W / stride)). Parameters
/// "weight" (channels, input channels, kernel, kernel) and, if it has one, "bias" (channels), as in
/// PyTorch.
public final class Convolution extends ArrayBlock implements OwnWork {
  private final Form form;
  private final Parameter weight;
  private final @Nullable Parameter bias;

  /// What a convolution is, apart from the number of its input channels.
  ///
  /// @param channels output channels
  /// @param kernel side of the kernel, odd
  /// @param stride step in both directions
  /// @param dilation distance of the kernel's taps
  /// @param bias whether a constant is added to each output channel
  record Form(int channels, int kernel, int stride, int dilation, boolean bias) {
    /// Zeros around the image, so that stride 1 keeps its size.
    int padding() {
      return dilation * (kernel - 1) / 2;
    }

    /// Whether it is a matrix product over channels, which PyTorch computes without blocks.
    boolean isPointwise() {
      return kernel == 1 && stride == 1;
    }
  }

  /// A convolution.
  ///
  /// @param form what it is
  Convolution(Form form) {
    this.form = form;
    weight = addParameter(parameter("weight", Parameter.Type.WEIGHT));
    bias = form.bias ? addParameter(parameter("bias", Parameter.Type.BIAS)) : null;
  }

  private static Parameter parameter(String name, Parameter.Type type) {
    return Parameter.builder().setName(name).setType(type).build();
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDArray kernels = pass.value(weight, x);
    NDArray offsets = bias == null ? null : pass.value(bias, x);
    if (form.isPointwise() || x.getDevice().isGpu()) {
      return convolve(x, kernels, offsets);
    }
    ChannelBlocks blocks = ChannelBlocks.of(kernels.getShape());
    NDArray y =
        convolve(
            blocks.paddedInput(x),
            blocks.paddedWeight(kernels, x.getManager()),
            offsets == null ? null : blocks.paddedBias(offsets, x.getManager()));
    return blocks.cut(y);
  }

  private NDArray convolve(NDArray x, NDArray kernels, @Nullable NDArray offsets) {
    return Conv2d.conv2d(
            x,
            kernels,
            offsets,
            new Shape(form.stride, form.stride),
            new Shape(form.padding(), form.padding()),
            new Shape(form.dilation, form.dilation))
        .singletonOrThrow();
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape(
        x.get(0),
        form.channels,
        Math.ceilDiv(x.get(2), (long) form.stride),
        Math.ceilDiv(x.get(3), (long) form.stride));
  }

  @Override
  protected void prepare(Shape[] inputs) {
    weight.setShape(new Shape(form.channels, inputs[0].get(1), form.kernel, form.kernel));
    if (bias != null) {
      bias.setShape(new Shape(form.channels));
    }
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {}

  /// One multiply-add for each output and each weight that it meets; biases do not count.
  @Override
  public Complexity ownWork(Shape[] inputs) {
    long multiplyAdds = inputs[0].get(1) * form.kernel * form.kernel * outputShape(inputs).size();
    return new Complexity(0, multiplyAdds, multiplyAdds);
  }
}

package io.semlink.scenarios.language;

import java.util.List;

/// What every key of a scenario means, in one sentence each. Types, units, defaults and bounds are
/// not here: the readers say them. Axes stand in the order of a full grid: the first one varies
/// slowest.
final class KeyTable {
  private KeyTable() {}

  private static ScenarioKeys.Key key(String pattern, String sentence) {
    return new ScenarioKeys.Key(pattern, false, sentence);
  }

  private static ScenarioKeys.Key axis(String pattern, String sentence) {
    return new ScenarioKeys.Key(pattern, true, sentence);
  }

  private static final List<ScenarioKeys.Key> STUDY =
      List.of(
          key("study", "Name of the study and of its folder of results."),
          key("seed", "Seed of every random value."),
          key("repetitions", "Times that each point runs, every time with other noise."),
          key("common-random-numbers", "Whether all points see the same unit noise."),
          key("assert", "What must hold of the points; exit code 4 where it does not."),
          key("claims", "What a training study should show of its variants."),
          axis("device", "Where networks run; as an axis it is part of a point's parameters."),
          key("run.parallelism", "Points at once and threads, auto for one a processor."),
          key("run.keep", "Finished runs of the study that stay when another has ended well."),
          axis("run.batch", "Frames a micro-batch; as an axis it is part of a point's parameters."),
          key("source.sensor", "Where frames come from."),
          key("source.resolution", "Size of a frame, HEIGHTxWIDTH, as the scheme takes it."),
          key("source.split", "Which of the disjoint sets of frames."),
          key("source.day-night", "Which hours the frames were taken at."),
          key("source.frame-rate", "Frames a second of simulated time."),
          key("source.arrival", "When a frame is made: as soon as there is room for it."),
          key("source.queue", "Frames that may wait for the link before one is dropped."),
          key("source.weather", "Weather of rendered streets."),
          key("source.visibility", "Meteorological visibility in fog."),
          key("source.thermal-crossover", "How much of the thermal contrast is lost, 1 for all."),
          key("source.misalignment", "Shift between the two cameras."),
          key("source.rotation", "Rotation between the two cameras."),
          key("source.camera-baseline", "Distance between the two cameras."),
          key("source.motion-blur", "Length of the blur of motion."),
          key("source.defocus", "Radius of the blur of defocus."),
          key("source.distortion", "Radial distortion of the lens."),
          key("source.jpeg-quality", "Quality of a JPEG that the camera made of its frame."),
          key("source.path", "Folder of a data set."),
          key("source.labels", "Folder of its labels where they lie apart."),
          key("source.layout", "How the data set's folder is laid out."),
          key("source.thermal-range", "Stored values of thermal images that become 0 and 255."),
          key("source.strict", "Whether a frame that cannot be read ends the study."),
          key("source.blocks-per-frame", "Transport blocks that count as one frame."),
          key("source.block-bits", "Payload of a block before its CRC, where no code says it."));

  private static final List<ScenarioKeys.Key> SCHEMES =
      List.of(
          axis("schemes.\"*\".scheme", "Name of the encoder and decoder."),
          key("schemes.\"*\".weights", "File with the parameters of the networks."),
          key("schemes.\"*\".split", "How the bits are shared between the two images."),
          key("schemes.\"*\".encoder", "TorchScript file of an own encoder."),
          key("schemes.\"*\".decoder", "TorchScript file of an own decoder."),
          key("schemes.\"*\".resolution", "Size of a frame that an own encoder takes."),
          key("schemes.\"*\".nested", "Whether first planes of an own code are a code themselves."),
          key("schemes.\"*\".concealment", "What stands for an image that was lost."),
          axis("schemes.\"*\".receive", "What the receiver hands to the decoder."),
          axis("schemes.\"*\".modality", "Which sensors work."));

  private static final List<ScenarioKeys.Key> LINK =
      List.of(
          axis("link.bandwidth", "Symbols a second; with the frame rate it sets a frame's bits."),
          axis("link.bits-per-pixel", "Payload bits a pixel at most."),
          axis("link.modulation", "How bits become symbols."),
          axis("link.demapper", "How symbols become LLRs."),
          key("link.code.family", "Channel code."),
          axis("link.code.matrix", "Parity-check matrix, a file or one of the library."),
          axis("link.code.decoder", "Schedule and check rule of the LDPC decoder."),
          axis("link.code.precision", "Arithmetic of the LDPC decoder."),
          axis("link.code.list-size", "Paths of the list decoder of polar codes."),
          axis("link.code.constraint-length", "Constraint length of a convolutional code."),
          axis("link.code.code-rate", "Payload and CRC over coded bits, as a fraction."),
          axis("link.code.iterations", "Decoder iterations at most."),
          axis("link.code.normalisation", "Factor of normalised min-sum."),
          axis("link.code.offset", "Offset of offset min-sum."),
          key("link.code.base-graph", "Base graph of an NR LDPC code."),
          key("link.code.rate-matching", "NR rate matching, or the bare code cut to its rate."),
          key("link.code.lifting-size", "Lifting size of a bare NR LDPC code."),
          key("link.code.buffer-bits", "Length of the soft buffer, N_ref."),
          key("link.code.crc", "Checksum of a block."),
          key("link.code.early-stop", "What ends the iterations early."),
          key("link.code.control", "Which control information a polar code is made for."),
          key("link.code.path-rule", "Metric of the paths of the list decoder."),
          key("link.code.generators", "Generators of a convolutional code, octal."),
          key("link.code.termination", "How a convolutional code ends."),
          key("link.code.factor", "Times that a bit is repeated."),
          key("link.mcs.table", "Table of modulation and code rate in TS 38.214."),
          axis("link.mcs.index", "Row of the table."),
          key("link.mcs.selection", "Who chooses the row."),
          key("link.mcs.target-bler", "Block error rate that a selection aims at."),
          key("link.mcs.margin", "Es/N0 that a selection keeps in hand."),
          key("link.mcs.delay", "Age of the measurement that a selection uses, blocks."),
          axis("link.harq.rounds", "Transmissions of a block at most, the first one included."),
          key("link.harq.combining", "What a retransmission holds."),
          key("link.harq.feedback", "Time until the transmitter knows that a block failed."),
          key("link.header-symbols", "Channel uses of control before every transmission."),
          key("link.propagation-delay", "Time from transmitter to receiver."),
          axis("link.channel", "What happens to the symbols or bits between the two ends."),
          axis("link.EsN0", "Energy a symbol over N0."),
          axis("link.EbN0", "Energy an information bit over N0."));

  private static final List<ScenarioKeys.Key> RUN =
      List.of(
          key("sweep.grid", "Axes that form a product; the first one varies slowest."),
          key("sweep.zip", "Axes that vary together, or lists of such; they vary fastest."),
          key("sweep.exclude", "Points to leave out, each entry as axis = value, list or range."),
          key("stop.max-frames", "Frames of a point at most; 100 where no other rule stands."),
          key("stop.block-errors", "Block errors that are enough."),
          key("stop.max-blocks", "Transport blocks of a point at most."),
          key("stop.max-time", "Wall time of a point at most; results then hang on the machine."),
          key("stop.miou-half-width", "Half width of the 95 % interval of mIoU that is enough."),
          key("log.kafka", "embedded, off or HOST:PORT of a cluster."),
          key("log.kafka-client", "Properties of the Kafka clients, as a block."),
          key("report.samples", "Frames of each point whose images are kept."));

  private static final List<ScenarioKeys.Key> TRAINING =
      List.of(
          key("training.network", "Shape of the network that is trained."),
          key("training.steps", "Optimiser steps."),
          key("training.batch", "Frames a step."),
          key("training.frames", "Training scenes of a seed."),
          key("training.seeds", "Seeds, one training each, as a list or a range."),
          key("training.prompt-steps", "Optimiser steps of the first stage."),
          key("training.modality", "Which sensors the network has."),
          key("training.channel-noise", "Whether the link of the training makes errors."),
          key("training.class-weights", "How classes are weighted in the loss."),
          key("training.variants.\"*\".prompt-steps", "The same for one variant."),
          key("training.variants.\"*\".modality", "The same for one variant."),
          key("training.variants.\"*\".channel-noise", "The same for one variant."),
          key("training.variants.\"*\".class-weights", "The same for one variant."),
          key("evaluation.frames", "Test scenes of a training study."),
          key("evaluation.planes", "Bits a token, as a list or a range."),
          key(
              "evaluation.bit-error-rates",
              "Bit error rates of the payload, as a list or a range."));

  /// Parameters of channels, `*` standing for the channel's name; every one may be an axis.
  static final List<ScenarioKeys.Key> CHANNELS =
      List.of(
          axis("link.channel.\"*\".coherence", "How long a gain lasts, in symbols or as a time."),
          axis("link.channel.\"*\".doppler", "Greatest Doppler shift."),
          axis("link.channel.\"*\".K-factor", "Power of the line of sight over all else."),
          axis("link.channel.\"*\".line-of-sight-shift", "Its Doppler shift over the greatest."),
          axis("link.channel.\"*\".m", "Shape of the Nakagami distribution."),
          axis("link.channel.\"*\".csi", "What the receiver knows of the gain."),
          axis("link.channel.\"*\".gain-error-variance", "Variance of its error of the gain."),
          axis("link.channel.\"*\".pilot-gain", "Es/N0 of the pilots above that of the data."),
          axis("link.channel.\"*\".EsN0-bias", "Error of its Es/N0 that stays the same."),
          axis("link.channel.\"*\".EsN0-error", "Standard deviation of its error of Es/N0."),
          axis("link.channel.\"*\".shadowing", "Standard deviation of log-normal shadowing."),
          axis("link.channel.\"*\".phase-noise", "Standard deviation of the phase, rad a symbol."),
          axis("link.channel.\"*\".frequency-offset", "Frequency offset over the symbol rate."),
          axis("link.channel.\"*\".impulses.probability", "Share of symbols with an impulse."),
          axis("link.channel.\"*\".impulses.power-ratio", "Power of an impulse over N0."),
          axis("link.channel.\"*\".impulses.overlap-index", "Overlap index A of class A noise."),
          axis("link.channel.\"*\".impulses.gaussian-ratio", "Gaussian over impulsive power."),
          axis("link.channel.\"*\".impulses.receiver", "What the receiver knows of impulses."),
          axis("link.channel.\"*\".profile", "Delay profile of TR 38.901."),
          axis("link.channel.\"*\".delay-spread", "Root mean square delay spread."),
          axis("link.channel.\"*\".model", "Gains in the frequency domain, or symbols in time."),
          axis("link.channel.\"*\".numerology", "Subcarrier spacing as 15 kHz times 2^numerology."),
          axis("link.channel.\"*\".subcarriers", "Subcarriers in use."),
          axis("link.channel.\"*\".fft-size", "Length of the transform; the smallest by default."),
          axis("link.channel.\"*\".cyclic-prefix", "Samples of the prefix; normal by default."),
          axis("link.channel.\"*\".pilot-subcarriers", "Every how many subcarriers a pilot."),
          axis("link.channel.\"*\".pilot-symbols", "Every how many OFDM symbols a pilot."),
          axis("link.channel.\"*\".fill-order", "In which order symbols fill the grid."),
          axis("link.channel.\"*\".equaliser", "How the gain is taken away."),
          axis("link.channel.\"*\".estimate-noise", "Whether the receiver estimates N0 itself."),
          axis("link.channel.\"*\".bit-error-rate", "Probability that a bit is flipped."),
          axis("link.channel.\"*\".erasure-rate", "Probability that a bit is lost."),
          axis("link.channel.\"*\".loss-rate", "Probability that a packet is lost."),
          axis("link.channel.\"*\".packet-bits", "Bits of a packet; the block is one by default."),
          axis("link.channel.\"*\".to-bad", "Probability to go from the good state to the bad."),
          axis("link.channel.\"*\".to-good", "Probability to go from the bad state to the good."),
          axis("link.channel.\"*\".good", "Probability of an error in the good state."),
          axis("link.channel.\"*\".bad", "Probability of an error in the bad state."),
          axis("link.channel.\"*\".receiver", "What the receiver knows of the state."),
          axis("link.channel.\"*\".file", "Recording of Es/N0 or losses, one line a block."));

  /// All keys but the parameters of channels.
  static final List<ScenarioKeys.Key> ALL =
      List.of(STUDY, SCHEMES, LINK, RUN, TRAINING).stream().flatMap(List::stream).toList();
}

package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import java.util.List;
import java.util.stream.Collectors;

/// What the words of a report mean.
final class Glossary {
  private record Term(String name, String meaning) {}

  private static final List<Term> TERMS =
      List.of(
          new Term(
              "Es/N0",
              "Energy of a complex symbol over the noise power spectral density, in dB. N0 is the"
                  + " noise power per complex symbol."),
          new Term(
              "Eb/N0",
              "Energy of an information bit over N0, in dB: Es/N0 − 10 log10(R Qm) with code rate R"
                  + " and Qm bits a symbol. Information bits are payload, padding and checksum."),
          new Term(
              "block",
              "Transport block: what one checksum protects. The payload of a frame is one block."),
          new Term("BER", "Bit error rate: wrong information bits over sent ones, after decoding."),
          new Term(
              "BLER",
              "Block error rate: transport blocks with a wrong bit or a failed checksum over sent"
                  + " ones."),
          new Term(
              "HARQ rounds",
              "Transmissions of a transport block, averaged over blocks; the receiver decodes all"
                  + " of them together."),
          new Term(
              "net bits/use",
              "Payload bits of the blocks without an error over all channel uses: data, pilots,"
                  + " cyclic prefixes and headers of every HARQ round. Never above capacity."),
          new Term("decoded", "Share of frames whose every block was accepted (decode success)."),
          new Term(
              "bits per pixel", "Payload bits over pixels of the frame, before channel coding."),
          new Term(
              "coded-hard",
              "Receive mode: a block whose checksum failed is erased, the decoder of the frame is"
                  + " told nothing of it."),
          new Term(
              "coded-soft",
              "Receive mode: such a block is handed over as probabilities of its bits."),
          new Term(
              "uncoded-soft",
              "Receive mode: no channel code; the decoder of the frame gets the demapper's"
                  + " probabilities. All coded bits carry payload."),
          new Term(
              "analog",
              "Receive mode: no bits. The encoder's features are sent as complex symbols of mean"
                  + " energy 1; the decoder of the frame gets their linear estimates."),
          new Term(
              "modality",
              "Which sensors work: both, rgb or thermal. The encoder sees zeros in place of the"
                  + " image that is missing."),
          new Term(
              "mIoU",
              "Mean over nine classes, background included, of intersection over union between"
                  + " predicted and true pixels of all frames together; a class without a pixel"
                  + " counts as 0."),
          new Term(
              "agreement",
              "Mean intersection over union, over the classes that occur, with the map that the"
                  + " same receiver makes of an error-free link. It needs no labels and says what"
                  + " the channel costs, not how good the receiver is."),
          new Term(
              "95 % CI",
              "Interval that holds the true value in 95 of 100 such studies: Clopper-Pearson for"
                  + " block error rates, spread over frames for bit error rates, jackknife over"
                  + " frames for mIoU and agreement. [-]: frames are too few to tell."),
          new Term(
              "envelope",
              "The best fixed modulation and code rate (MCS) at each average Es/N0: what a link"
                  + " reaches that knows the average and adapts to it."),
          new Term(
              "oracle, realistic",
              "Choices of the MCS frame by frame: knowing what will arrive, and knowing the Es/N0"
                  + " that the receiver measured on the frame before."),
          new Term(
              "BD-rate, BD-mIoU",
              "Bjontegaard deltas: mean distance of two curves of quality over the logarithm of the"
                  + " rate, along the rate in per cent and along the quality in points."),
          new Term(
              "infeasible",
              "The bits that a frame may use do not hold the smallest payload of the scheme or,"
                  + " where it sends files of images, the poorest form of the first frame."));

  private Glossary() {}

  static String html() {
    return TERMS.stream()
        .map(t -> "<dt>%s</dt><dd>%s</dd>\n".formatted(escape(t.name()), escape(t.meaning())))
        .collect(
            Collectors.joining("", "<section>\n<h2>Words</h2>\n<dl>\n", "</dl>\n</section>\n"));
  }
}

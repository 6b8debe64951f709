package io.semlink.models.torchscript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes TorchScript files as `torch.jit.save` lays them out: an uncompressed zip archive with the
/// pickled module, its code, its constants, and the version of the format. The modules have no
/// parameters.
public final class TorchScriptArchive {
  private static final String HEADER =
      """
      class Network(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Network,
      """;

  /// Protocol 2; an object of the class with the attribute training = False.
  private static final String MODULE =
      "\u0080\u0002c__torch__\nNetwork\n)\u0081}(X\u0008\0\0\0training\u0089ub.";

  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private TorchScriptArchive() {}

  /// An encoder whose bits are whether the mean of the four channels in cells of 16 x 16 pixels
  /// exceeds 0.5: channel k of the output is channel k of the frame.
  public static Path meanEncoder(Path file) throws IOException {
    return encoder(
        file, "return torch.sub(torch.avg_pool2d(torch.cat([rgb, thermal], 1), [16, 16]), 0.5)");
  }

  /// A decoder for {@link #meanEncoder}: logits of class k, k = 0..3, are channel k; the others -2.
  public static Path copyingDecoder(Path file) throws IOException {
    return decoder(
        file,
        """
        up = torch.upsample_nearest2d(u, [torch.mul(torch.size(u, 2), 16), \
        torch.mul(torch.size(u, 3), 16)])
        low = torch.sub(torch.mul(up, 0), 2)
        return torch.cat([up, low, torch.slice(low, 1, 0, 1)], 1)\
        """);
  }

  /// An encoder with the given lines of code; its arguments are rgb and thermal.
  public static Path encoder(Path file, String body) throws IOException {
    return write(file, "rgb: Tensor,\n    thermal: Tensor", body);
  }

  /// A decoder with the given lines of code; its argument is u.
  public static Path decoder(Path file, String body) throws IOException {
    return write(file, "u: Tensor", body);
  }

  private static Path write(Path file, String arguments, String body) throws IOException {
    String code = HEADER + "    " + arguments + ") -> Tensor:\n" + body.indent(4);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, "network/data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
      entry(zip, "network/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      entry(zip, "network/constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      entry(zip, "network/version", "3\n".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}

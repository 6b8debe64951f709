package io.semlink.models.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jj2000.j2k.entropy.encoder.CBlkRateDistStats;
import jj2000.j2k.entropy.encoder.CodedCBlkDataSrcEnc;
import jj2000.j2k.entropy.encoder.EntropyCoder;
import jj2000.j2k.image.ImgDataAdapter;
import jj2000.j2k.wavelet.analysis.SubbandAn;
import org.jspecify.annotations.Nullable;

/// The code-blocks of an image of one tile, coded once and handed out as often as a tile is set.
///
/// Neither the wavelet nor the entropy coder (ISO/IEC 15444-1 Annexes C to F) knows the rate; only
/// the allocator, which chooses where each code-block is cut, does. It reads the blocks and changes
/// none.
final class KeptCodeBlocks extends ImgDataAdapter implements CodedCBlkDataSrcEnc {
  private final EntropyCoder coder;
  private final List<List<CBlkRateDistStats>> blocks = new ArrayList<>();
  private final int[] next;

  /// Codes all of them.
  ///
  /// @param coder before its first block; used up, but still asked for the shape of the subbands
  /// @throws IllegalArgumentException if the image has several tiles
  KeptCodeBlocks(EntropyCoder coder) {
    super(coder);
    if (coder.getNumTiles() != 1) {
      throw new IllegalArgumentException(
          "an image has %s tiles but must have one".formatted(coder.getNumTiles()));
    }
    this.coder = coder;
    this.next = new int[coder.getNumComps()];
    coder.setTile(0, 0);
    for (int c = 0; c < next.length; c++) {
      List<CBlkRateDistStats> ofComponent = new ArrayList<>();
      // The quantizer works out its steps when somebody asks for the subbands, not before.
      SubbandAn unused = coder.getAnSubbandTree(0, c);
      CBlkRateDistStats block = coder.getNextCodeBlock(c, null);
      while (block != null) {
        ofComponent.add(block);
        block = coder.getNextCodeBlock(c, null);
      }
      blocks.add(ofComponent);
    }
  }

  /// The next one of a component since the tile was set; null after the last one.
  ///
  /// @param unused a block whose memory the library offers to fill
  @Override
  public @Nullable CBlkRateDistStats getNextCodeBlock(
      int component, @Nullable CBlkRateDistStats unused) {
    List<CBlkRateDistStats> ofComponent = blocks.get(component);
    return next[component] < ofComponent.size() ? ofComponent.get(next[component]++) : null;
  }

  /// Starts again from the first block of every component.
  @Override
  public void setTile(int x, int y) {
    Arrays.fill(next, 0);
  }

  /// @throws IllegalStateException always: there is one tile
  @Override
  public void nextTile() {
    throw new IllegalStateException("there is no tile after the first one");
  }

  @Override
  public int getPPX(int tile, int component, int level) {
    return coder.getPPX(tile, component, level);
  }

  @Override
  public int getPPY(int tile, int component, int level) {
    return coder.getPPY(tile, component, level);
  }

  @Override
  public boolean precinctPartitionUsed(int component, int tile) {
    return coder.precinctPartitionUsed(component, tile);
  }

  @Override
  public boolean isReversible(int tile, int component) {
    return coder.isReversible(tile, component);
  }

  @Override
  public SubbandAn getAnSubbandTree(int tile, int component) {
    return coder.getAnSubbandTree(tile, component);
  }

  @Override
  public int getCbULX() {
    return coder.getCbULX();
  }

  @Override
  public int getCbULY() {
    return coder.getCbULY();
  }
}

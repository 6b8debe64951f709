package io.semlink.scenarios.ablation;

import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.evaluation.SchemeEvaluation.Condition;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.Trainer;
import io.semlink.models.training.TrainingFrames;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.models.zoo.ModelZoo;
import io.semlink.reports.ablation.AblationPoint;
import io.semlink.reports.ablation.AblationResults;
import io.semlink.reports.ablation.AblationStudy;
import io.semlink.reports.ablation.Judge;
import io.semlink.reports.ablation.Verdict;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.scenarios.language.TrainingStudy.Evaluation;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Trains, judges and compares the variants of a study, one training at a time. Trainings lie in
/// `OUT/trainings`, where all studies share them: one that is finished is not run again, one that
/// was stopped goes on from its last checkpoint. Results lie in `OUT/STUDY`; networks are judged
/// again only where other conditions are asked.
public final class AblationRun {
  /// Seed of the frames that all networks of all studies are judged on, and of bit errors.
  private static final long TEST_SEED = 42;

  private final ScenarioFile file;
  private final TrainingStudy study;
  private final Path out;
  private final Path folder;
  private final StudyListener listener;
  private final Sensor testFrames;
  private @Nullable Sensor scenes;
  private long sceneSeed;

  /// A run.
  ///
  /// @param file the scenario as read
  /// @param study the study
  /// @param out folder of all studies
  /// @param listener hears how it goes
  public AblationRun(ScenarioFile file, TrainingStudy study, Path out, StudyListener listener) {
    this.file = file;
    this.study = study;
    this.out = out;
    this.folder = out.resolve(study.study());
    this.listener = listener;
    // All variants take frames of one size.
    PromscConfig network = study.variants().getFirst().network();
    int frames = study.evaluation().frames();
    this.testFrames = CachedSensor.first(road(network, TEST_SEED, Purpose.SCENE_TEST), frames);
  }

  /// Folder of the study: `results.csv`, `evaluations/`, `resolved.conf` and `.lock`.
  public Path folder() {
    return folder;
  }

  /// Runs what is left of the study.
  ///
  /// @param fresh whether to train again what this study asks for
  /// @return results and verdicts
  /// @throws IOException if a file cannot be read or written
  /// @throws ScenarioException if another process runs this study
  public AblationStudy run(boolean fresh) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new IllegalStateException("a lock that was just taken is valid");
      }
      List<TrainingFolder> folders =
          TrainingRun.of(study).stream().map(run -> new TrainingFolder(out, run)).toList();
      AtomicFile.write(folder.resolve("resolved.conf"), file.render());
      return runAll(folders, fresh);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new ScenarioException(
          "%s: another process runs this study".formatted(folder),
          "Maybe --out with another folder");
    }
    return lock;
  }

  private AblationStudy runAll(List<TrainingFolder> folders, boolean fresh) throws IOException {
    List<AblationPoint> points = new ArrayList<>();
    for (TrainingFolder training : folders) {
      boolean trains = (fresh || !training.isTrained()) && train(training, fresh);
      List<AblationPoint> judged = judged(training);
      listener.onJudged(training.run(), trains, judged);
      points.addAll(judged);
    }
    AblationResults results = new AblationResults(inOrder(points));
    AtomicFile.write(folder.resolve("results.csv"), results.csv());
    Judge judge = new Judge(results);
    List<Verdict> verdicts = study.claims().stream().map(judge::judge).toList();
    return new AblationStudy(study.study(), settings(), results, verdicts, file.render());
  }

  private List<AblationPoint> inOrder(List<AblationPoint> points) {
    List<String> names = study.variants().stream().map(TrainingStudy.Variant::name).toList();
    return points.stream()
        .sorted(Comparator.comparingInt(point -> names.indexOf(point.variant())))
        .toList();
  }

  /// Returns whether this process trained it.
  private boolean train(TrainingFolder training, boolean fresh) throws IOException {
    TrainingRun run = training.run();
    try (FileChannel held = training.begin(() -> listener.onWaiting(run))) {
      if (!held.isOpen()) {
        throw new IllegalStateException("a lock that was just taken is open");
      }
      if (fresh) {
        training.clear();
      } else if (training.isTrained()) {
        return false;
      }
      List<Path> initial =
          run.variant().promptSteps() > 0
              ? List.of(train(run, run.prompt(training.prompt())))
              : List.of();
      train(run, run.endToEnd(training.path(), initial));
      return true;
    }
  }

  private Path train(TrainingRun run, TrainingSettings settings) throws IOException {
    Stage stage = settings.stage();
    return Trainer.of(
            run.network(),
            settings,
            ComputeDevice.CPU,
            progress -> listener.onStep(run, stage, progress))
        .train(
            TrainingFrames.of(scenes(run)),
            road(run.network(), run.seed(), Purpose.SCENE_VALIDATION));
  }

  /// The scenes of one seed at a time are kept.
  private Sensor scenes(TrainingRun run) {
    Sensor kept = scenes;
    if (kept == null || sceneSeed != run.seed()) {
      kept =
          CachedSensor.first(
              road(run.network(), run.seed(), Purpose.SCENE_TRAIN), run.schedule().frames());
      scenes = kept;
      sceneSeed = run.seed();
    }
    return kept;
  }

  private static Sensor road(PromscConfig network, long seed, Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(network.resolution(), seed, split, SyntheticRoad.DayNight.BOTH));
  }

  private List<AblationPoint> judged(TrainingFolder training) throws IOException {
    TrainingRun run = training.run();
    Scheme scheme = new ModelZoo().open(run.network().name(), training.weights());
    List<Condition> conditions = conditions(run.network());
    int frames = study.evaluation().frames();
    Path stored = folder.resolve("evaluations").resolve(run.name() + ".json");
    Optional<StoredEvaluation> known =
        StoredEvaluation.read(stored)
            .filter(found -> found.answers(scheme.weightsHash(), frames, conditions));
    if (known.isPresent()) {
      return known.get().points(run);
    }
    try (FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU)) {
      SchemeEvaluation.Plan plan = new SchemeEvaluation.Plan(conditions, frames, TEST_SEED);
      StoredEvaluation evaluation =
          StoredEvaluation.of(
              scheme.weightsHash(),
              frames,
              SchemeEvaluation.run(encoder, decoder, testFrames, plan, done -> {}));
      evaluation.write(stored);
      return evaluation.points(run);
    }
  }

  private List<Condition> conditions(PromscConfig network) {
    Evaluation evaluation = study.evaluation();
    return evaluation.planes().stream()
        .flatMap(planes ->
            evaluation.bitErrorRates().stream()
                .map(rate -> Condition.bits(planes * network.bitsPerPlane(), rate)))
        .toList();
  }

  private SequencedMap<String, String> settings() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("network", study.variants().getFirst().network().name());
    settings.put("resolution", testFrames.resolution().toString());
    settings.put("optimiser steps of stage 2", Integer.toString(study.schedule().steps()));
    settings.put("frames a step", Integer.toString(study.schedule().batch()));
    settings.put("training scenes of a seed", Integer.toString(study.schedule().frames()));
    settings.put("training seeds", study.seeds().toString());
    settings.put("test scenes", "%s of seed %s".formatted(study.evaluation().frames(), TEST_SEED));
    for (TrainingRun run : TrainingRun.of(study).subList(0, study.variants().size())) {
      settings.put("variant " + run.variant().name(), run.description());
    }
    return settings;
  }
}

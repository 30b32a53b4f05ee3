package dev.hone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The hub")
class HubTest {
    private static final HubId TINY = HubId.parse(Kind.MODEL, HubServer.REPOSITORY);
    private static final String WEIGHTS = "model.safetensors";

    @TempDir
    private Path cache;

    private final byte[] weights = new byte[200_000];
    private HubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HubServer();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (i * 31 + i / 251);
        }
        server.small("config.json", "{\"model_type\": \"llama\"}");
        server.small("tokenizer.json", "{}");
        server.small("empty.txt", "");
        server.large(WEIGHTS, weights);
        server.large("pytorch_model.bin", new byte[10]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Hub hub() {
        return hub(Optional.empty());
    }

    private Hub hub(Optional<String> token) {
        var patience = new BlobDownload.Patience(3, Duration.ofMillis(1), Duration.ofMillis(300));
        return new Hub(server.settings(cache, token), patience);
    }

    private Path fetch(Hub hub) {
        HubListing listing = hub.listing(TINY);
        return hub.fetch(hub.plan(listing, ModelFiles.choose(TINY, listing.paths())), HubProgress.SILENT);
    }

    private Path part() {
        return cache.resolve("models--acme--tiny/blobs/" + server.etag(WEIGHTS) + ".incomplete");
    }

    @Test
    void bringsAModelIntoTheCacheAsOthersLayItOut() throws IOException {
        Path snapshot = fetch(hub());
        assertThat(snapshot).isEqualTo(cache.resolve("models--acme--tiny/snapshots/" + HubServer.COMMIT));
        assertThat(snapshot.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(Files.readSymbolicLink(snapshot.resolve(WEIGHTS)))
                .isEqualTo(Path.of("../../blobs/" + HubServer.sha256(weights)));
        assertThat(Files.readSymbolicLink(snapshot.resolve("config.json")))
                .isEqualTo(Path.of("../../blobs/" + server.etag("config.json")));
        assertThat(cache.resolve("models--acme--tiny/refs/main")).hasContent(HubServer.COMMIT);
        assertThat(ModelFiles.find(hub().cache(), TINY)).contains(snapshot);
        try (Stream<Path> blobs = Files.list(cache.resolve("models--acme--tiny/blobs"))) {
            assertThat(blobs).hasSize(3);
        }
    }

    @Test
    void neverFetchesPickledWeights() {
        fetch(hub());
        assertThat(server.contentRequests("pytorch_model.bin")).isEmpty();
    }

    @Test
    void saysWhatItWillFetchAndNotWhatIsThere() {
        Hub hub = hub();
        HubListing listing = hub.listing(TINY);
        FetchPlan first = hub.plan(listing, List.of("config.json", WEIGHTS));
        assertThat(first.missingBytes()).isEqualTo(first.bytes()).isEqualTo(200_000 + 23);
        hub.fetch(hub.plan(listing, List.of("config.json")), HubProgress.SILENT);
        assertThat(hub.plan(listing, List.of("config.json", WEIGHTS)).missing())
                .extracting(RepoFile::path).containsExactly(WEIGHTS);
    }

    @Test
    void asksOnlyOnceForWhatIsThere() {
        fetch(hub());
        fetch(hub());
        assertThat(server.contentRequests(WEIGHTS)).hasSize(2); // the hub's redirect, and the store
    }

    @Test
    void fetchesAnEmptyFile() {
        Hub hub = hub();
        Path snapshot = hub.fetch(hub.plan(hub.listing(TINY), List.of("empty.txt")), HubProgress.SILENT);
        assertThat(snapshot.resolve("empty.txt")).isEmptyFile();
    }

    @Test
    void showsItsTokenToTheHubAlone() {
        server.wantedToken = Optional.of("hf_secret");
        fetch(hub(Optional.of("hf_secret")));
        assertThat(server.seen).filteredOn(s -> s.host().equals("hub"))
                .allMatch(s -> s.token().equals(Optional.of("Bearer hf_secret")));
        assertThat(server.seen).filteredOn(s -> s.host().equals("store"))
                .isNotEmpty().allMatch(s -> s.token().isEmpty());
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        server.breaks.addAll(List.of(23, 2, 70_000, 100_000)); // config, tokenizer, twice the weights
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
        List<HubServer.Seen> atStore =
                server.contentRequests(WEIGHTS).stream().filter(s -> s.host().equals("store")).toList();
        assertThat(atStore).hasSize(3);
        assertThat(atStore.getFirst().range()).isEmpty();
        // A broken connection may lose what was sent last, so a request goes on at or before the break.
        assertThat(begin(atStore.get(1))).isBetween(1, 70_000);
        assertThat(begin(atStore.get(2))).isBetween(begin(atStore.get(1)) + 1, 170_000);
    }

    private static int begin(HubServer.Seen request) {
        return Integer.parseInt(request.range().orElseThrow().replaceAll("bytes=(\\d+)-", "$1"));
    }

    @Test
    void givesUpAConnectionThatStaysBrokenAndGoesOnInTheNextRun() throws IOException {
        server.breaks.addAll(List.of(23, 2, 70_000, 0, 0, 0));
        assertThatThrownBy(() -> fetch(hub())).isInstanceOf(InputException.class)
                .hasMessageContaining("70,000 of 200,000 bytes of model.safetensors").hasMessageContaining("go on");
        assertThat(Files.size(part())).isEqualTo(70_000);
        assertThat(ModelFiles.find(hub().cache(), TINY)).isEmpty();
        server.seen.clear();
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(server.contentRequests(WEIGHTS).getLast().range()).contains("bytes=70000-");
        assertThat(part()).doesNotExist();
    }

    @Test
    void beginsAgainWhereTheServerKnowsNoRanges() {
        server.ignoresRanges = true;
        server.breaks.addAll(List.of(23, 2, 70_000));
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
    }

    @Test
    void leavesAConnectionThatFellSilent() {
        server.breaks.addAll(List.of(23, 2, 70_000));
        server.silent = true;
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
    }

    @Test
    void triesAgainWhereTheHubIsInTrouble() {
        Hub hub = hub();
        FetchPlan plan = hub.plan(hub.listing(TINY), List.of("config.json"));
        server.statuses.addAll(List.of(503, 429));
        assertThat(hub.fetch(plan, HubProgress.SILENT).resolve("config.json")).exists();
        server.statuses.addAll(List.of(503));
        assertThatThrownBy(() -> hub.listing(TINY)).hasMessageContaining("cannot answer now (503)")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesThatAreNotTheRightOnes() throws IOException {
        server.spoils = true;
        assertThatThrownBy(() -> fetch(hub())).isInstanceOf(InputException.class)
                .hasMessageContaining("does not hash to").hasMessageContaining("fetch it again");
        assertThat(cache.resolve("models--acme--tiny/snapshots")).doesNotExist();
        server.spoils = false;
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
    }

    @Test
    void refusesASpoiltBeginningOfAnEarlierRun() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[1000]);
        assertThatThrownBy(() -> fetch(hub())).hasMessageContaining("does not hash to");
        assertThat(fetch(hub()).resolve(WEIGHTS)).hasBinaryContent(weights);
    }

    @Test
    void refusesMoreThanWasAnnounced() {
        server.sendsMore = true;
        assertThatThrownBy(() -> fetch(hub())).isInstanceOf(InputException.class)
                .hasMessageContaining("more than the 23 bytes");
    }

    @Test
    void saysWhichNameIsMeant() {
        assertThatThrownBy(() -> hub().listing(HubId.parse(Kind.MODEL, "acme/tinny")))
                .hasMessage("acme/tinny: the hub has no such repository (404); did you mean 'acme/tiny'?");
        assertThatThrownBy(() -> hub().listing(TINY.at("v1.1")))
                .hasMessage("acme/tiny@v1.1: no revision 'v1.1'; did you mean 'v1.0'?");
    }

    @Test
    void saysWhatIsMissingToBeLetIn() {
        server.wantedToken = Optional.of("hf_secret");
        assertThatThrownBy(() -> hub().listing(TINY)).hasMessageContaining("(401)")
                .hasMessageContaining("set HF_TOKEN");
        assertThatThrownBy(() -> hub(Optional.of("wrong")).listing(TINY)).hasMessageContaining("is it valid")
                .hasMessageNotContaining("wrong");
        server.errorCode = "GatedRepo";
        server.statuses.add(403);
        assertThatThrownBy(() -> hub().listing(TINY)).hasMessageContaining("gated (403)");
    }

    @Test
    void asksNothingOffline() {
        var settings = new HubSettings(server.address(), cache, Optional.empty(), HubSettings.Reach.OFFLINE);
        assertThatThrownBy(() -> new Hub(settings).listing(TINY)).hasMessageContaining("HF_HUB_OFFLINE is set");
        assertThat(server.seen).isEmpty();
    }

    @Test
    void saysThatNobodyAnswers() {
        server.close();
        assertThatThrownBy(() -> hub().listing(TINY)).isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be reached").hasCauseInstanceOf(IOException.class);
    }

    @Test
    void takesNoPathThatLeavesTheSnapshot() {
        server.small("../../../evil", "x");
        assertThatThrownBy(() -> hub().listing(TINY)).isInstanceOf(InputException.class)
                .hasMessageContaining("'../../../evil' is no path inside a repository");
    }

    @Test
    void aCommitNeedsNoReference() {
        Hub hub = hub();
        HubId pinned = TINY.at(HubServer.COMMIT);
        hub.fetch(hub.plan(hub.listing(pinned), List.of("config.json")), HubProgress.SILENT);
        assertThat(cache.resolve("models--acme--tiny/refs")).doesNotExist();
        assertThat(hub.cache().snapshot(pinned)).isPresent();
        assertThat(hub.cache().snapshot(TINY)).isEmpty();
    }

    @Test
    void twoProcessesDoNotWriteOneFile() throws IOException {
        Files.createDirectories(part().getParent());
        try (var channel = java.nio.channels.FileChannel.open(part(), java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE)) {
            channel.lock();
            assertThatThrownBy(() -> fetch(hub())).hasMessageContaining("fetches it already");
        }
    }
}

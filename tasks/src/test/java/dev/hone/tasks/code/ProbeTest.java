package dev.hone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
    private static final String RESOURCES = Walls.resources(
            CodeLimits.USUAL, new Interpreter(List.of("sh"), "", Set.of(), 1L << 20, 0));
    private static final String WHOLE = """
            CapInh:\t0000000000000000
            CapPrm:\t0000000000000000
            CapEff:\t0000000000000000
            CapBnd:\t0000000000000000
            NoNewPrivs:\t1
            Limit                     Soft Limit           Hard Limit           Units
            Max cpu time              6                    6                    seconds
            Max file size             16777216             16777216             bytes
            Max data size             269484032            269484032            bytes
            Max processes             64                   64                   processes
            Max open files            64                   64                   files
            Max address space         269484032            269484032            bytes
            device lo:
            segments 0
            box
            """;

    @Test
    void limitsOfTheKernelFollowThoseAskedFor() {
        assertThat(RESOURCES.split(" ")).containsExactly("--cpu=6:6", "--data=269484032:269484032",
                "--as=269484032:269484032", "--nproc=64:64", "--fsize=16777216:16777216", "--nofile=64:64",
                "--core=0:0", "--memlock=0:0", "--msgqueue=0:0");
    }

    @Test
    void nothingIsMissingWhereAllWallsStand() {
        assertThat(Probe.missing(WHOLE, RESOURCES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "device lo:, device eth0:, network",
        "box, nothing, a folder of its own",
        "segments 0, segments 4096, 'shared memory (root can, or a Linux of 6.9 or newer)'",
        "box, box~sees /tmp/x, files outside its folder",
        "box, box~writes /usr/lib/x, files outside its folder",
        "box, box~reaches 17, other processes",
        "CapEff:\t0000000000000000, CapEff:\t0000000000000001, rights",
        "CapBnd:\t0000000000000000, CapBnd:\t000001ffffffffff, rights",
        "NoNewPrivs:\t1, NoNewPrivs:\t0, rights",
        "6                    6, 6                    unlimited, processor time",
        "64                   64                   processes, 65 65 processes, processes",
        "Max data size             269484032, Max data size             unlimited, memory",
    })
    void whatIsMissingIsNamed(String whole, String broken, String name) {
        assertThat(WHOLE).contains(whole);
        assertThat(Probe.missing(WHOLE.replace(whole, broken.replace('~', '\n')), RESOURCES)).containsExactly(name);
    }

    @Test
    void aProgramThatSaysNothingMissesAll() {
        assertThat(Probe.missing("", RESOURCES)).containsExactly("a folder of its own", "network",
                "shared memory (root can, or a Linux of 6.9 or newer)", "rights",
                "address space", "processor time", "memory", "sizes of files", "open files", "processes");
    }
}

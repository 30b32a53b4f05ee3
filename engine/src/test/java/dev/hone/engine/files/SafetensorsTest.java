package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheThreeFormatsByValue() throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putFloat(1.5f).putFloat(-0.1f); // F32
        numbers.putShort((short) 0x3e00).putShort((short) 0x0001); // F16: 1.5 and the least subnormal
        numbers.putShort((short) 0x3fc0).putShort((short) 0xc2f7); // BF16: 1.5 and -123.5
        Path file = file("""
                {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                 "b":{"dtype":"F16","shape":[1,2],"data_offsets":[8,12]},
                 "c":{"dtype":"BF16","shape":[2,1],"data_offsets":[12,16]},
                 "__metadata__":{"format":"pt"}}""", numbers.array());
        try (Safetensors tensors = Safetensors.open(file)) {
            assertThat(tensors.names()).containsExactly("a", "b", "c");
            assertThat(tensors.metadata()).isEqualTo(Map.of("format", "pt"));
            assertThat(tensors.shape("b")).containsExactly(1L, 2L);
            assertThat(tensors.read("a")).containsExactly(1.5f, -0.1f);
            assertThat(tensors.read("b")).containsExactly(1.5f, 0x1p-24f);
            assertThat(tensors.read("c")).containsExactly(1.5f, -123.5f);
            assertThatThrownBy(() -> tensors.read("d"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no tensor 'd'");
        }
    }

    @Test
    void writesWhatItReads() {
        Path file = folder.resolve("x.safetensors");
        float[] values = {1, Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, 3e38f};
        SafetensorsWriter.write(file, WeightType.F32, Map.of("step", "3"), List.of(
                SafetensorsWriter.Tensor.of("x", List.of(2, 3), values),
                SafetensorsWriter.Tensor.of("none", List.of(0), new float[0])));
        try (Safetensors tensors = Safetensors.open(file)) {
            assertThat(tensors.read("x")).isEqualTo(values);
            assertThat(tensors.read("none")).isEmpty();
            assertThat(tensors.metadata()).containsEntry("step", "3");
        }
        assertThat(folder).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
    }

    @Test
    void roundsToTheNearestBfloat16() {
        assertThat(SafetensorsWriter.brain(1)).isEqualTo((short) 0x3f80);
        assertThat(SafetensorsWriter.brain(Float.intBitsToFloat(0x3f808000))).isEqualTo((short) 0x3f80); // tie to even
        assertThat(SafetensorsWriter.brain(Float.intBitsToFloat(0x3f818000))).isEqualTo((short) 0x3f82);
        assertThat(SafetensorsWriter.brain(Float.intBitsToFloat(0x3f808001))).isEqualTo((short) 0x3f81);
        assertThat(SafetensorsWriter.brain(Float.MAX_VALUE)).isEqualTo((short) 0x7f80); // infinity is nearest
        assertThat(SafetensorsWriter.brain(Float.intBitsToFloat(0x7f800001)) & 0x7fff).isGreaterThan(0x7f80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}  | does not take the 4 bytes from 0 to 4
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | allowed: two ascending offsets from 0 to 8
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}  | begins at byte 66, but the header ends at 62 (a hole)
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  | 'a' ends at byte 66, but the file has 70 bytes
            {"a":{"dtype":"F32","shape":[0],"data_offsets":[8,4]}}  | allowed: two ascending offsets
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | 'a.shape' is -2; allowed: whole numbers from 0 on
            {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}} | does not take the 8 bytes
            {"a":{"dtype":"F32","shape":[2]}}                       | 'a.data_offsets' is missing
            {"a":{"shape":[2],"data_offsets":[0,8]}}                | 'a.dtype' is missing
            {"a":7}                                                 | 'a' is 7; allowed: an object
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[3],"data_offsets":[2,8]}} | (they overlap)
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | not valid JSON
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}   | not valid JSON at line 1
            [1]                                                     | a JSON object was expected
            """)
    void namesWhatIsWrongInAHeader(String header, String complaint) throws IOException {
        Path file = file(header, new byte[8]);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.safetensors")
                .hasMessageContaining(complaint);
    }

    @Test
    void holdsTheHeadersLengthAgainstTheFileFirst() throws IOException {
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 9, 0}) {
            Path file = folder.resolve("x.safetensors");
            Files.write(file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
            assertThatThrownBy(() -> Safetensors.open(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("offset 0 states a header of " + Long.toUnsignedString(length));
        }
    }

    private Path file(String header, byte[] numbers) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("x.safetensors"), all.putLong(text.length).put(text).put(numbers).array());
    }
}

package org.trainyard.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.LittleEndian;
import org.trainyard.compute.Numerics;

/**
 * Sends weights as a safetensors file: the length of a header (8 bytes, the lowest first), the header, which is JSON and
 * says of each tensor its type, its shape and where it lies, and then the numbers. They stand in the order over which
 * {@code weightsSha256} is the hash, so all that follows the header has that hash. The format is that of Hugging Face,
 * https://github.com/huggingface/safetensors.
 */
@Component
class SafeTensors extends AbstractHttpMessageConverter<Learnt> {

    /** The media type; none is registered. */
    static final String TYPE = "application/x-safetensors";
    /** Where the numbers may begin, so that they can be used from a file mapped into memory. */
    private static final int ALIGNMENT = 8;
    private static final JsonMapper JSON = new JsonMapper();

    SafeTensors() {
        super(MediaType.parseMediaType(TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Learnt.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Learnt readInternal(Class<? extends Learnt> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Weights are only sent", input);
    }

    @Override
    protected void writeInternal(Learnt learnt, HttpOutputMessage output) throws IOException {
        output.getHeaders().set(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.safetensors\"".formatted(learnt.runId()));
        write(learnt, output.getBody());
    }

    private static void write(Learnt learnt, OutputStream out) throws IOException {
        var header = new LinkedHashMap<String, Object>();
        var origin = new LinkedHashMap<String, String>();
        origin.put("run", learnt.runId());
        origin.put("epoch", learnt.epoch());
        origin.put("weightsSha256", learnt.model().weightsSha256());
        origin.put("numericsVersion", String.valueOf(Numerics.VERSION));
        header.put("__metadata__", origin);
        var numbers = new LinkedHashMap<String, FloatBuffer>();
        long end = 0;
        int number = 0;
        for (var layer : learnt.model().layers()) {
            var name = "layers." + number++;
            end = add(header, name + ".weights", List.of(layer.inputs(), layer.units()), end);
            numbers.put(name + ".weights", layer.weights());
            if (layer.biases().hasRemaining()) {
                end = add(header, name + ".biases", List.of(layer.units()), end);
                numbers.put(name + ".biases", layer.biases());
            }
        }
        out.write(framed(JSON.writeValueAsBytes(header)));
        for (var tensor : numbers.values()) {
            LittleEndian.write(tensor, out);
        }
    }

    private static long add(Map<String, Object> header, String name, List<Integer> shape, long from) {
        long end = from + shape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
        var tensor = new LinkedHashMap<String, Object>();
        tensor.put("dtype", "F32");
        tensor.put("shape", shape);
        tensor.put("data_offsets", List.of(from, end));
        header.put(name, tensor);
        return end;
    }

    private static byte[] framed(byte[] header) {
        int blanks = Math.floorMod(-header.length, ALIGNMENT);
        var frame = ByteBuffer.allocate(Long.BYTES + header.length + blanks).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length + blanks).put(header);
        while (frame.hasRemaining()) {
            frame.put((byte) ' ');
        }
        return frame.array();
    }
}

package org.trainyard.web.requests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

/** A request whose body somebody watches while somebody else reads it, so that it is read but once and never kept. */
public class ObservedRequest extends HttpServletRequestWrapper {
    private final Observer observer;
    private @Nullable Observed stream;

    public ObservedRequest(HttpServletRequest request, Observer observer) {
        super(request);
        this.observer = observer;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Observed(super.getInputStream(), observer);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(getInputStream(),
                encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    /** Sees each piece of a body, in order; may refuse to see more by throwing. */
    @FunctionalInterface
    public interface Observer {

        /** Sees {@code length} bytes, at least one; the buffer is lent. */
        void read(byte[] buffer, int offset, int length);
    }

    private static final class Observed extends ServletInputStream {
        private final ServletInputStream body;
        private final Observer observer;

        Observed(ServletInputStream body, Observer observer) {
            this.body = body;
            this.observer = observer;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = body.read(buffer, offset, length);
            if (read > 0) {
                observer.read(buffer, offset, read);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

package org.trainyard.bench.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that follows one run with many clients, on one thread, and beside them holds a connection from which it never
 * reads. It says {@code ready} when each client has had an epoch, and at the end of all streams how many clients had
 * every epoch once, in order, and then the end of the run.
 */
public final class Audience {

    private Audience() {}

    /** Of a port, a run's id, how many clients, and the run's last epoch. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        var path = "/api/v1/runs/%s/events".formatted(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        int lastEpoch = Integer.parseInt(arguments[3]);
        try (var selector = Selector.open(); var asleep = open(port, path)) {
            for (int i = 0; i < size; i++) {
                var channel = open(port, path);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Listener());
            }
            var listeners = selector.keys().stream().map(key -> (Listener) key.attachment()).toList();
            listen(selector, listeners);
            if (!asleep.isConnected()) {
                throw new IllegalStateException("the client that never reads was not there");
            }
            System.out.println(listeners.stream().filter(one -> one.heardAll(lastEpoch)).count());
        }
    }

    private static void listen(Selector selector, List<Listener> listeners) throws IOException {
        var buffer = ByteBuffer.allocate(1 << 16);
        boolean ready = false;
        while (!selector.keys().isEmpty()) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                if (((SocketChannel) key.channel()).read(buffer.clear()) < 0) {
                    key.channel().close();
                }
                ((Listener) key.attachment()).hear(buffer.flip());
            }
            selector.selectedKeys().clear();
            if (!ready && listeners.stream().allMatch(one -> one.next > 0)) {
                ready = true;
                System.out.println("ready");
            }
            // what was closed leaves the keys with the next selection
            selector.selectNow();
        }
    }

    /** By HTTP/1.0, whose answer is the events and nothing else, to the end of the connection. */
    private static SocketChannel open(int port, String path) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8192);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap("GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n".formatted(path)
                .getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** One client's ear. */
    private static final class Listener {
        private final StringBuilder line = new StringBuilder();
        private int next;
        private boolean inOrder = true;
        private String last = "";

        void hear(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                char c = (char) bytes.get();
                if (c != '\n') {
                    line.append(c);
                } else if (!line.isEmpty()) {
                    hear(line.toString());
                    line.setLength(0);
                }
            }
        }

        private void hear(String said) {
            if (said.startsWith("id:")) {
                inOrder &= Integer.parseInt(said.substring(3)) == next++;
            }
            last = said;
        }

        boolean heardAll(int lastEpoch) {
            return inOrder && next == lastEpoch + 1 && last.equals("data:{\"state\":\"completed\"}");
        }
    }
}

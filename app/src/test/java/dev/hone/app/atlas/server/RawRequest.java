package dev.hone.app.atlas.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request as it goes over the wire: no client puts the path or the headers in order first.
final class RawRequest {
    private RawRequest() {}

    /// What came back; names of headers are in lower case.
    record Answer(int status, Map<String, String> headers, String body) {}

    /// Asks a server for a path. Headers are pairs of name and value, Host among them.
    static Answer get(String address, String path, String... headers) throws IOException {
        return send(address, "GET", path, headers);
    }

    static Answer send(String address, String method, String path, String... headers) throws IOException {
        var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Sends a body with its length.
    static Answer post(String address, String path, String body, String... headers) throws IOException {
        var text = new StringBuilder("POST " + path + " HTTP/1.1\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(
                    (text + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer answer(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(": ", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
    }
}

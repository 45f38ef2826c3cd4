package io.duban.kit.bound;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;

import java.nio.charset.StandardCharsets;

/**
 * Takes a name with an underscore for a host, as containers are called. Tomcat only takes names
 * that the public DNS may have, and refuses every call under another.
 */
final class NamedHosts extends Http11Processor {

    NamedHosts(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    protected void parseHost(MessageBytes host) {
        String text = host == null || host.isNull() ? "" : host.getByteChunk().toString();
        if (text.indexOf('_') < 0) {
            super.parseHost(host);
            return;
        }
        byte[] likeIt = text.replace('_', 'x').getBytes(StandardCharsets.ISO_8859_1);
        MessageBytes checked = MessageBytes.newInstance();
        checked.setBytes(likeIt, 0, likeIt.length);
        super.parseHost(checked);
        int port = text.lastIndexOf(':');
        request.serverName().setString(port < 0 ? text : text.substring(0, port));
    }
}

package io.duban.kit.bound;

import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.time.Duration;

/**
 * HTTP as Tomcat speaks it, with two limits that it lacks: connections of one address, and a time
 * until the headers of a request must be whole. Tomcat's own limit begins anew with every byte.
 * Hosts may have the names that containers have.
 */
public final class BoundedProtocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;
    private volatile Duration head = Duration.ofSeconds(10);

    /** Called by the container. */
    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        endpoint.setHandler(new Bounded(getHandler()));
    }

    void bound(BoundProperties bounds, TrustedProxies proxies) {
        this.head = bounds.head();
        endpoint.bound(bounds.connectionsPerAddress(), proxies);
    }

    @Override
    protected Processor createProcessor() {
        return new NamedHosts(this, getAdapter());
    }

    /** Whether the connection is still sending the headers of a request, and since too long ago. */
    private boolean isLate(SocketWrapperBase<NioChannel> socket) {
        if (!(socket.getCurrentProcessor() instanceof AbstractProcessor waiting)
                || waiting.isAsync()) {
            return false;
        }
        long began = waiting.getRequest().getStartTimeNanos();
        // Tomcat's word for a request of which nothing has come is a negative number.
        return began >= 0 && System.nanoTime() - began > head.toNanos();
    }

    private final class Bounded implements Handler<NioChannel> {

        private final Handler<NioChannel> tomcat;

        Bounded(Handler<NioChannel> tomcat) {
            this.tomcat = tomcat;
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            return event == SocketEvent.OPEN_READ && isLate(socket)
                    ? SocketState.CLOSED
                    : tomcat.process(socket, event);
        }

        @Override
        public Object getGlobal() {
            return tomcat.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            endpoint.forget(socket.getSocket().getIOChannel());
            tomcat.release(socket);
        }

        @Override
        public void pause() {
            tomcat.pause();
        }

        @Override
        public void recycle() {
            tomcat.recycle();
        }
    }
}

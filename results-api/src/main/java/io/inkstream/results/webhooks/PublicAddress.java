package io.inkstream.results.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells addresses of the public internet from those of the own machine, network or cloud, as IANA's
 * registries of special-purpose addresses list them. An IPv6 address that stands for an IPv4
 * address is judged by that one.
 */
final class PublicAddress {
    /** First bits of what is not public: address, then how many bits count. */
    private record Block(int first, int bits) {
        static Block of(int a, int b, int c, int bits) {
            return new Block((a << 24) | (b << 16) | (c << 8), bits);
        }

        boolean contains(int address) {
            return ((address ^ first) >>> (32 - bits)) == 0;
        }
    }

    private static final List<Block> NOT_PUBLIC =
            List.of(
                    Block.of(0, 0, 0, 8),
                    Block.of(10, 0, 0, 8),
                    Block.of(100, 64, 0, 10),
                    Block.of(127, 0, 0, 8),
                    Block.of(169, 254, 0, 16),
                    Block.of(172, 16, 0, 12),
                    Block.of(192, 0, 0, 24),
                    Block.of(192, 0, 2, 24),
                    Block.of(192, 88, 99, 24),
                    Block.of(192, 168, 0, 16),
                    Block.of(198, 18, 0, 15),
                    Block.of(198, 51, 100, 24),
                    Block.of(203, 0, 113, 24),
                    // multicast, reserved, broadcast
                    Block.of(224, 0, 0, 3));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress(), 0);
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes, int at) {
        int address = ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(0));
        int second = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2));
        if (first == 0x2002) {
            return isPublic(bytes, 2);
        }
        if (first == 0x0064 && second == 0xff9b) {
            return isPublic(bytes, 12);
        }
        // global unicast is 2000::/3; of it Teredo and documentation are not
        boolean global = first >>> 13 == 1;
        boolean teredo = first == 0x2001 && second == 0;
        boolean documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
        return global && !teredo && !documentation;
    }
}

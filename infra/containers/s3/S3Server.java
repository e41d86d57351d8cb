import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy on the folder /data, told port and keys as SeaweedFS is. */
final class S3Server {
    private S3Server() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        String id = "inkstream";
        String secret = "inkstream-secret";
        if (options.containsKey("s3.config")) {
            JsonNode keys =
                    new ObjectMapper()
                            .readTree(Path.of(options.get("s3.config")).toFile())
                            .at("/identities/0/credentials/0");
            id = keys.get("accessKey").asText();
            secret = keys.get("secretKey").asText();
        }
        S3Proxy.builder()
                .endpoint(URI.create("http://0.0.0.0:" + options.getOrDefault("s3.port", "8333")))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, id, secret)
                .blobStore(new FilesystemNio2BlobStore("/data"))
                .ignoreUnknownHeaders(true)
                .v4MaxNonChunkedRequestSize(128 << 20)
                .build()
                .start();
    }

    /** {@code -s3.port=8333} by its name; words without a value are passed over. */
    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (arg.startsWith("-") && equals > 0) {
                options.put(arg.substring(1, equals), arg.substring(equals + 1));
            }
        }
        return options;
    }
}

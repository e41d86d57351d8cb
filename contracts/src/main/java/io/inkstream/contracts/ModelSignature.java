package io.inkstream.contracts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * An Ed25519 signature over name, version and digest of a model; lies beside it.
 *
 * @param signature in base 64
 */
public record ModelSignature(String signature) {
    private static final String ALGORITHM = "Ed25519";

    /**
     * @param privateKey PKCS #8, as {@code openssl genpkey -algorithm ed25519 -outform DER} writes
     */
    public static ModelSignature sign(PinnedModel model, byte[] privateKey)
            throws GeneralSecurityException {
        PrivateKey key =
                KeyFactory.getInstance(ALGORITHM)
                        .generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(message(model));
        return new ModelSignature(Base64.getEncoder().encodeToString(signer.sign()));
    }

    /**
     * Whether one of the keys made this signature of this model.
     *
     * @param publicKeys X.509 in base 64, as {@code openssl pkey -pubout -outform DER | base64}
     *     writes
     */
    public boolean isBy(List<String> publicKeys, PinnedModel model)
            throws GeneralSecurityException {
        for (String text : publicKeys) {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
            if (isBy(key, model)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBy(PublicKey key, PinnedModel model) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(message(model));
        try {
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            // no signature at all is not one of ours
            return false;
        }
    }

    private static byte[] message(PinnedModel model) {
        return "inkstream model\n%s\n%s\n%s\n"
                .formatted(model.name(), model.version(), model.digest())
                .getBytes(StandardCharsets.UTF_8);
    }
}

/// How an `amqps` connection is secured. TLS 1.2 is the oldest version accepted.
public struct TLSOptions: Sendable, Hashable {
    /// What is checked of the broker's certificate.
    public enum Verification: Sendable, Hashable {
        /// Signed by a trusted authority, and for the host name of the URI. The library reads DNS names only, no IP
        /// addresses: connect by name.
        case full
        /// Signed by a trusted authority, for any host.
        case withoutHostName
        /// Nothing: anybody in between can read and change everything. For a laptop's experiments only.
        case insecureNoVerification
    }

    /// How an authority or key file is found when none is named.
    static let systemAuthorities = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]

    /// Trusted authorities, PEM. Default: nil, the system's bundle.
    public var caFile: String?
    /// Our certificate chain, PEM. Default: nil, none is shown. Needs ``keyFile``.
    public var certificateFile: String?
    /// The key of ``certificateFile``, PEM without a passphrase. Default: nil.
    public var keyFile: String?
    /// Default: ``Verification/full``.
    public var verification: Verification

    public init(
        caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil,
        verification: Verification = .full
    ) {
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.verification = verification
    }
}

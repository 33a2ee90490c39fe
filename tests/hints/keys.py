"""Keys that the reader of hints has at hand, in the forms in which providers issue them."""

OTHER_KEYS = {"access_key": "KEYOFTHEPROVIDER0123456789", "secret_key": "a-secret-of-the-provider"}
AWS_KEYS = {
    "access_key": "AKIA2E0A8F3B244C9986",
    "secret_key": "k7MDENGbPxRfiCYzz7Qa/wJalrXUtnFEMIabcdef",
}
KEYS = {
    "aws": AWS_KEYS,
    "aws elsewhere": {
        "access_key": "AKIA0C1H2I3N4A5B6C7D",
        "secret_key": "wJalrXUtnFEMIabcdef/k7MDENGbPxRfiCYzz7Qa",
    },
    "r2": {"access_key": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "secret_key": "0a1b2c3d4e5f6071" * 4},
    "b2": {
        "access_key": "0040a1b2c3d4e5f0000000001",
        "secret_key": "K004aBcDeFgHiJkLmNoPqRsTuVwXyZ1",
    },
    "gcs": {
        "access_key": "GOOGABCDEFGHIJKLMNOPQRST",
        "secret_key": "bGoa7V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ",
    },
    "tigris": {"access_key": "tid_aBcDeFgHiJk", "secret_key": "tsec_aBcDeFgHiJkLmNoPq"},
    "railway": {"access_key": "tid_railwaykey", "secret_key": "tsec_railwaysecret"},
    "scaleway": {
        "access_key": "SCW0A1B2C3D4E5F60718",
        "secret_key": "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    },
    "tencent": {
        "access_key": "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        "secret_key": "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    },
    "yandex": {
        "access_key": "YCAJEabcdefghijklmnopqrst",
        "secret_key": "YCabcdefghijklmnopqrstuvwxyzABCDEFGHIJ01",
    },
    "other": OTHER_KEYS,
}

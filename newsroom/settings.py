"""All settings. The first block is the environment; docs/operating.md explains each name."""

from pathlib import Path

from django.utils.csp import CSP
from environs import Env

from authors import login
from newsroom import environment, logs
from newsroom.html import OWN_EXTENSIONS

BASE_DIR = Path(__file__).resolve().parent.parent

# The environment -----------------------------------------------------------------------------

env = Env()
VAR = environment.state_folder(env, BASE_DIR / "var")
DEBUG = environment.switch(env, "DEBUG")
LISTEN_HOST = environment.listen_host(env)
LISTEN_PORT = environment.port(env)
SITE_URL = environment.site_url(env, LISTEN_PORT)
SITE_NAME = env.str("SITE_NAME", "The Newsroom")
SITE_PLACE = env.str("SITE_PLACE", "")
SECRET_KEY = environment.secret_key(env, VAR, SITE_URL)
TIME_ZONE = environment.time_zone(env)
TRUSTED_PROXIES = environment.trusted_proxies(env)
DATABASE = environment.database(env, VAR / "newsroom.sqlite3")
PAGE_CACHE_MB = environment.page_cache_megabytes(env)
EDGE = environment.edge(env)
EDGE_URLS = environment.edge_urls(env, EDGE)
EDGE_SERVICE = environment.edge_service(env, EDGE)
EDGE_TOKEN = environment.edge_token(env, EDGE)
REVIEW_SERVICES = environment.review_services(env)
EXTRA_HOSTS: list[str] = env.list("EXTRA_HOSTS", [])
HSTS_SUBDOMAINS = environment.switch(env, "HSTS_SUBDOMAINS")
REQUIRE_SECOND_FACTOR = environment.second_factor_roles(env)
MAILERS = environment.mailers(env)

# The site ------------------------------------------------------------------------------------

SECURE = SITE_URL.startswith("https://")
HOST = environment.host(SITE_URL)
DEFAULT_FROM_EMAIL = environment.mail_from(env, HOST)
ALLOWED_HOSTS = [HOST, *EXTRA_HOSTS] if SECURE else [HOST, *environment.LOCAL_HOSTS, *EXTRA_HOSTS]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
USE_TZ = True
LANGUAGE_CODE = "en"
USE_I18N = True
FORMAT_MODULE_PATH = "newsroom.formats"

INSTALLED_APPS = [
    "newsroom",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_prose_editor",
    "django_tasks_db",
    "health_check",
    "taggit",
    "newsroom.pagecache",
    "newsroom.photos",
    "authors",
    "articles",
    "articles.reviews",
    "articles.error_reports",
    "articles.demo",
]

MIDDLEWARE = [
    "newsroom.pagecache.replicas.ReplicaMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.outage.OutageMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "authors.login.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]

# State: database, files, tasks ---------------------------------------------------------------

SQLITE_OPTIONS = {
    # With the default (deferred) transactions concurrent writers lose updates.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL_OPTIONS = {
    # Nobody waits long for a server that is away, and the pool asks for it anew with each request.
    "connect_timeout": 2,
    "pool": {"min_size": 1, "max_size": 8, "timeout": 2, "reconnect_timeout": 1},
}

# An address may say otherwise: to compile a query that looks at fifty rows takes ten times as long as to run it.
ASSUMED = {"options": "-c jit=off"} if DATABASE["ENGINE"].endswith("postgresql") else {}
FIXED = POSTGRESQL_OPTIONS if ASSUMED else SQLITE_OPTIONS
KEPT_BY_THE_POOL = {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": DATABASE | KEPT_BY_THE_POOL | {"OPTIONS": ASSUMED | DATABASE.get("OPTIONS", {}) | FIXED}}
for place, replica in enumerate(environment.replicas(env, DATABASE), 1):
    options = ASSUMED | replica.get("OPTIONS", {}) | FIXED | {"isolation_level": 3}  # repeatable read
    DATABASES[f"replica {place}"] = replica | KEPT_BY_THE_POOL | {"OPTIONS": options}
DATABASE_ROUTERS = ["newsroom.pagecache.replicas.Router"] if len(DATABASES) > 1 else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes, as counting attempts to log in must be.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Originals may carry places and serial numbers: they are never served.
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "originals", "base_url": None},
    },
    "staticfiles": {"BACKEND": "newsroom.staticfiles.BundledStaticFilesStorage"},
}
# Where nothing is the same for everyone.
PAGE_CACHE_PRIVATE = ("/admin/", "/health/", "/media/", "/preview/", "/reviews-of-mine/", "/static/")
# What is of use while the database is away.
WITHOUT_DATABASE = ("/health/", "/media/", "/static/")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

DJANGO_PROSE_EDITOR_EXTENSIONS = OWN_EXTENSIONS
TAGGIT_CASE_INSENSITIVE = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "authors.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["authors.login.backend.DeskBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "authors.login.adapter.DeskAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 4 * 3600
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,60/h/ip,5/5m/key"}
ACCOUNT_FORMS = login.FORMS
MFA_ADAPTER = "authors.login.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = login.FACTOR_FORMS

# Security ------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains are the operator's to promise: HSTS_SUBDOMAINS
    "security.W019",  # the desk shows previews in a frame of its own
    "security.W021",
]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE and HSTS_SUBDOMAINS
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "newsroom_session"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "newsroom_csrf"

# Logs ----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": logs.Line, "format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # While the database is away that is said once, not for each request that is refused.
    "filters": {"refused": {"()": "django.utils.log.CallbackFilter", "callback": logs.is_news}},
    "loggers": {"django.request": {"filters": ["refused"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}

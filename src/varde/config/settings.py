"""Settings: safe defaults; what a place must decide comes from the environment (env.py)."""

from typing import Any

from csp.constants import NONE, SELF

from varde.config import env
from varde.config.settings_signin import *  # noqa: F403

ROOT = env.PROJECT
DATA = env.data_dir()
SECRET_KEY = env.secret_key()
DEBUG = env.flag("VARDE_DEBUG", default=False)
ALLOWED_HOSTS = env.words("VARDE_HOSTS", ["*"])
CSRF_TRUSTED_ORIGINS = env.words("VARDE_ORIGINS", [])
SITE_ADDRESS = env.text("VARDE_ADDRESS", "")
VARDE_FOUNDING = env.text("VARDE_FOUNDING", "first")
VARDE_DEMO = env.flag("VARDE_DEMO", default=True)
VARDE_WEBHOOKS_INSIDE = env.words("VARDE_WEBHOOKS_INSIDE", [])
VARDE_MAINTENANCE = DATA / "maintenance"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "treebeard",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "varde.config",
    "varde.ui",
    "varde.mail",
    "varde.audit",
    "varde.steps",
    "varde.offers",
    "varde.organisation",
    "varde.people",
    "varde.signin",
    "varde.machines",
    "varde.webhooks",
    "varde.directory",
    "varde.notifications",
    "varde.search",
    "varde.files",
    "varde.conversations",
    "varde.lists",
    "varde.measures",
    "varde.deviations",
    "varde.caseload",
    "varde.handling",
    "varde.reporting",
    "varde.posters",
    "varde.registers",
    "varde.start",
    "varde.home",
    "varde.demo",
]

MIDDLEWARE = [
    "varde.machines.middleware.ProblemMiddleware",
    "varde.ui.middleware.MaintenanceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "varde.config.static.StaticFiles",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "varde.ui.middleware.LanguageMiddleware",
    "varde.ui.middleware.SizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "varde.signin.middleware.UserMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "varde.signin.middleware.TabletMiddleware",
    "varde.signin.middleware.PersonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "varde.people.middleware.ActorMiddleware",
    "varde.home.middleware.BadgeMiddleware",
    "varde.ui.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "varde.config.urls"
WSGI_APPLICATION = "varde.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.database(DATA)}
CACHES: dict[str, Any] = {
    # Shared by all processes: the limits on guessing must hold across them.
    # Room for many: when it is full, Django throws out a third, limits that still count included.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English"), ("pl", "Polski")]
LANGUAGE_COOKIE_NAME = "varde_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "varde.ui.jinja.environment",
            # For allauth, which renders our templates by itself.
            "context_processors": ["varde.ui.pages.common"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "varde.ui.forms.Renderer"
VARDE_SHELL = "varde.config.navigation.shell"

STATIC_URL = "static/"
STATIC_ROOT = env.static_root()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "files": {
        "BACKEND": "varde.files.storage.SyncedStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
}
# Ten photos as large as we take them, and some room for words.
VARDE_LARGEST_REQUEST = 256 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["varde.files.uploads.Handler"]

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "varde.signin.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "varde.signin.passwords.NotCommon"},
    {"NAME": "varde.signin.passwords.NotLikeYourself"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "landing"

# https is said by the proxy or by the address; on plain http (first try-out) cookies still work.
SECURE = SITE_ADDRESS.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_ENGINE = "varde.signin.sessions"
SESSION_COOKIE_NAME = "varde_session"
CSRF_COOKIE_NAME = "varde_csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "varde.ui.views.csrf_failure"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_codes": {"()": "varde.deviations.discretion.WithoutCodes"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_codes"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("VARDE_LOG_LEVEL", "WARNING")},
}

